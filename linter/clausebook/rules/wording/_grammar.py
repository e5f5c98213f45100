"""What the rules of wording know of English: words by the work that they do in a sentence."""


def words(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())


MODALS = ("shall", "must")
"""Words that bind."""

WEAK_MODALS = ("should", "will", "may", "can", "might", "could", "would")
"""Words that do not bind, or not everywhere."""

PRONOUNS = words("""
    he it she these they this
""")
"""What stands for a name and leaves open which."""

DETERMINERS = words("""
    a all an any both each every her him his how if it its no one our that the their them these this
    those two what whether
""")
"""Words after which a noun comes, so that the word before was a verb."""

ADVERBS = words("""
    additionally again also always automatically finally first immediately never not only optionally
    subsequently then thereafter
""")
"""Words that stand between a verb and what governs it."""

SUBORDINATORS = words("""
    after because before how if once since so such than that unless until what when whenever where
    wherever whether which while who whom whose
""")
"""Words after which a verb is no longer governed by the main sentence."""

PREPOSITIONS = words("about at by for from in into of on to with")
"""Words that begin what belongs to a noun or a verb."""

RELATIVES = words("that what which who")
"""Words that join a clause to the noun before them."""

VERBS = words("""
    abandon abort accept acquire activate adapt add adjust allocate allow analyse analyze append
    apply appoint approve archive arrange ask assemble assess assign authorise authorize avoid begin
    block bring build calculate calibrate cancel capture carry check choose classify clean clear
    close collect compare compile complete compute configure confirm connect consider consult
    contain continue convert correct create decide declare decline decrement decrypt define delegate
    delete deliver deploy derive describe detect determine develop disable discard disclose
    disconnect discover dispatch display dispose distribute draw edit elaborate eliminate enable
    encapsulate encode encrypt end enforce enqueue ensure enter erase escalate escort establish
    evaluate examine exclude execute exit explain export extract fill filter find follow format
    forward generate get give grant guarantee hand handle hold identify ignore implement import
    include incorporate increment indicate inform inherit initialise initialize initiate insert
    inspect install investigate invite invoice invoke isolate keep label launch lead leave lend load
    lock mail maintain make manage mark match measure meet merge mitigate monitor mount move name
    notify observe obtain offer open operate order overwrite pack package pause pay perform pick
    place plan poll pop post prepare preserve prevent print produce promise protect prove provide
    publish purge push put quote raise reach read receive recognise recognize reconstruct recover
    reduce refer refund refuse register reject release reload remind remove render renegotiate renew
    repair repay repeat replace reply resolve respond restore resume retain retrieve return reuse
    review rewrite rotate sample save scan seal search select sell send separate serve settle ship
    show sign signal skip solve sort specify start stop store submit subtract supervise supply
    suppress suspend switch synchronise synchronize take teach tell terminate test trace train
    transfer transform translate transmit treat trigger truncate turn unblock uncompress unlock
    unmount unpack unregister update upload use validate verify warn wash weigh withdraw wrap write
""")
"""Base forms of what products and people do."""

ALSO_NOUNS = words("""
    abort address alarm alert answer ask bill block build call cancel capture change charge check
    clean close coat complete contact control cool copy correct cost cut debug dispatch display
    document drain draw dry dump edit end exit export file filter find fix flag follow format
    forward give hand handle heat help hold import invoice issue label launch lead link list load
    lock log mail make map mark match measure mount move name notice offer open order pack package
    pause pay pick place plan play post preserve press print process produce promise protest prove
    purge query quote raise rate reach read record refund register release reload renew rent repair
    repeat reply report request reserve reset restart return reuse review rinse route run sample
    save scan seal search separate set ship show sign skip sort stamp start state stop store supply
    support swap switch tag take test trace track train transfer treat trigger turn update upload
    use view warn wash weld work wrap write
""")
"""Verbs that are nouns as well: they count as verbs only before a determiner."""

PREPARING = words("""
    allocate build calculate collect compile compose compute configure convert create define derive
    design detect determine develop draw elaborate encapsulate encode encrypt establish extract
    format generate get identify implement initialise initialize install instantiate launch load
    make mount obtain open pack package plan prepare read receive retrieve set start transform
    translate write
""")
"""What makes or fetches a thing, so that something can follow."""

FOLLOWING = words("""
    apply deliver display document execute file hand keep maintain output perform print provide
    publish record report return run save send show store submit transmit use
""")
"""What is done with a thing that was made or fetched, to one result."""

ALTERNATIVES = tuple(
    words(family)
    for family in (
        "accept approve reject",
        "acquire release",
        "activate deactivate disable enable",
        "add change copy create delete edit insert modify move remove rename replace update",
        "close open",
        "connect disconnect",
        "decode encode",
        "decrement increment",
        "decrypt encrypt",
        "disable enable",
        "export import",
        "get set",
        "hide show",
        "install remove uninstall",
        "load save store",
        "lock unlock",
        "mount unmount",
        "pause resume start stop suspend",
        "read retrieve save store write",
        "receive send transmit",
        "register unregister",
    )
)
"""Verbs of which each is a function of its own, though all have one object."""

REMOVING = words("cancel clear delete discard drop erase purge remove unload withdraw")
"""Verbs after which a thing is gone."""

REPORTING = words("""
    add append count create decrement display emit generate increment indicate issue log note output
    post print raise record register report return send set show signal store throw write
""")
"""What a product does to tell what it did."""

REPORTS = words("""
    count counter counters entry error errors event events exception log status
""")
"""What a product tells by, other than to people."""

BEING = words("""
    bear carry comprise conform consist contain cover default equal follow have hold include refer
    show state support
""")
"""Verbs that say what a thing is like rather than what it does."""

STATES = words("""
    able adjusted allowed arranged assembled attached based bound built closed coated composed
    configured connected considered constructed contained coupled dedicated defined designed
    distributed divided earthed enclosed equipped established expressed fastened fitted fixed
    formatted given grounded hosted implemented installed insulated intended interested known
    labeled labelled laid licensed limited linked located made marked mounted named organised
    organized packaged packed painted permitted placed powered printed protected provided qualified
    rated related required sealed separated shaped sized specified stated stored structured supplied
    supported tagged used wired worn written
""")
"""Participles that say what a thing is like rather than what somebody does with it."""

PARTICIPLES = words("""
    begun bought brought built caught chosen cut done drawn driven eaten found given gone held
    hidden kept known laid led left lent lost made met overwritten paid put read rebuilt reset run
    said seen sent set shown sold sought spent spoken struck swept taken taught thought thrown told
    understood undertaken withdrawn won worn written
""")
"""Participles that do not end in -ed."""

DEEDS = words("""
    addressed agreed announced appointed approved asked assessed audited authorised authorized
    cleaned communicated conducted consulted decided discussed documented escalated explained filed
    handed informed inspected instructed interviewed investigated invited offered paid planned
    prepared purchased recalled refunded repaired replied reviewed sampled settled shipped signed
    solved supervised tested told trained treated verified visited weighed
""")
"""Participles of what people do."""

TIMES = words("""
    close date day deadline end evening friday hour midnight minute monday month morning night noon
    now quarter saturday second sunday sunrise sunset then thursday time today tomorrow tuesday
    wednesday week working year
""")
"""Words after 'by' that tell when and not who."""

ENGLISH = words("""
    and are at be by each for from is its least must not of shall should than the to when will with
    within
""")
"""Words of which an English sentence has at least one, and other languages hardly any."""

EMPTY_WORDS = words("""
    a also an and are as at be been being by can for from in is it its may must of on or our shall
    should that the their these they this those to was were which who will with
""")
"""Words that do not tell two statements apart."""

WEAK_WORDS = words("""
    again all already also always any automatically both carefully correctly currently directly each
    either every existing given just new now once own promptly properly reliably respective
    respectively said same simply specified still such then there thereby therefore thus very
""")
"""Words that add little: a statement with one more of them says the same."""

NEGATIONS = words("""
    cannot except neither never no none nor not only un unless without
""")
"""Words that turn what is said into something else."""
