"""The words that the rules of wording look for, in small letters; ``#`` stands for a number."""

from clausebook.rules.wording._grammar import words


def _phrases(text: str) -> tuple[str, ...]:
    """Return what stands between commas."""
    return tuple(" ".join(phrase.split()) for phrase in text.split(","))


AMOUNTS = _phrases("""
    a bit of, a couple of, a few, a great deal, a handful of, a large amount of, a large number of,
    a limited number of, a lot of, a number of, a small number of, few, lots of, many, most of,
    numerous, several, some
""")
"""Amounts that leave open how many."""

KINDS = _phrases("""
    a variety of, a wide range of, broad spectrum, certain, some kind of, various
""")
"""Choices that leave open which."""

APPROXIMATIONS = _phrases("""
    about #, about half, almost, approximately, around #, circa, in the order of, more or less,
    nearly, or so, roughly
""")
"""Words before a value that leave open how far it may be off."""

MEASURES = _phrases("""
    affordable, cheap, comprehensive, cost-effective, decent, effective, effectively, efficient,
    efficiently, excellent, fast, good, high quality, high-quality, large, low-cost,
    low-maintenance, minimal, optimal, optimally, powerful, quick, quickly, rapid, rapidly,
    reliable, reliably, responsive, robust, robustly, scalable, significant, significantly, slow,
    substantial, substantially, sufficient, sufficiently, utmost, very
""")
"""Qualities that have a measure, and leave open how much of it."""

CHOICES = _phrases("""
    acceptable, acceptably, adequate, adequately, advanced, appropriate, appropriately, best
    practice, best practices, best-in-class, modern, popular, reasonable, reasonably, relevant,
    satisfactory, state of the art, state-of-the-art, suitable, suitably, up-to-date, versatile,
    well known
""")
"""Qualities by which something is chosen, and which leave open what."""

JUDGEMENTS = _phrases("""
    appealing, attractive, comfortable, comfortably, convenient, conveniently, customer-friendly,
    easily, easy, elegant, ergonomic, first-class, flexible, flexibly, friendly, handy, helpful,
    intuitive, intuitively, nice, pleasant, properly, rigorous, seamless, seamlessly, simple to use,
    smooth, smoothly, user-friendly, well-defined, well-maintained
""")
"""Qualities of which everybody has an own idea."""

NOT_VAGUE = _phrases("""
    at the very least, certain amount of, fast forward, finished good, good practice guide, large
    scale integration, quality relevant, safety relevant, scalable to, security relevant, some
    particular, strong authentication, too fast, too large, too slow, very first, very last, very
    same
""")
"""Names that hold a vague word and are none."""

REFERENCES = _phrases("""
    according to, as defined by, as defined in, as demanded by, as described in, as laid down in, as
    required by, as required in, as specified by, as specified in, in accordance with, in line with
""")
"""Words that begin what somebody else demands."""

ESCAPES = _phrases("""
    as a rule, as applicable, as appropriate, as far as is possible, as far as is practicable, as
    far as possible, as far as practicable, as far as reasonably practicable, as much as possible,
    as much as practicable, as necessary, as needed, as practicable, as required, best effort, best
    efforts, generally, if applicable, if appropriate, if at all possible, if deemed necessary, if
    feasible, if necessary, if needed, if practicable, if possible, if required, if time permits, in
    general, in most cases, normally, reasonable effort, reasonable efforts, should the need arise,
    so far as is possible, so far as is reasonably practicable, to the extent necessary, to the
    extent possible, to the extent practicable, typically, under normal circumstances, unless
    impracticable, usually, when appropriate, when feasible, when necessary, when needed, when
    possible, when required, where applicable, where appropriate, where feasible, where necessary,
    where needed, where possible, where practicable, where required, wherever possible, whenever
    possible
""")
"""Clauses that let anybody off who does not want to do it."""

USUAL = frozenset({"generally", "in general", "normally", "typically", "usually"})
"""Ways out that only tell what is usual where they stand in a condition."""

OPEN_ENDS = _phrases("""
    among others, amongst others, and similar, and so forth, and so on, and the like, but not
    limited to, et cetera, etc, etc., including without limitation, inter alia, or similar, or the
    like
""")
"""Ends of a list that leave open what else belongs to it."""

NO_ESCAPE = _phrases("""
    as required by, as required in, as required under, as needed by, if required by, when required
    by, where required by
""")
"""A reference to what requires it is no escape."""

ABSOLUTES = _phrases("""
    100 %, 100 per cent, 100 percent, 100%, absolutely, always, at all times, error-free, faultless,
    faultlessly, flawless, flawlessly, highest possible, in all cases, in every case, lowest
    possible, never, perfect, perfectly, under all circumstances, under all conditions, under any
    circumstances, under no circumstances, without exception, zero defects
""")
"""What no test can show, for it would never end."""

UNIVERSALS = _phrases("all, any, every")
"""Words that call for everything of a sort."""

BOUNDLESS = _phrases("""
    cases, circumstances, conditions, customers, defects, demands, devices, environments, errors,
    expectations, faults, languages, laws, needs, people, persons, places, platforms, problems,
    purposes, questions, regulations, requests, respects, risks, situations, standards, systems,
    times, users, weathers, wishes
""")
"""Sorts of which nobody can count the members, as long as nothing says which are meant."""

BOUNDS = words("""
    defined from given in listed named of on registered selected specified that whose which who with
""")
"""Words that say which of a sort are meant."""

INDEFINITE_TIMES = _phrases("""
    as early as possible, as fast as possible, as quickly as possible, as soon as possible, as soon
    as practicable, asap, at regular intervals, at short notice, at the earliest opportunity,
    eventually, frequently, from time to time, immediately, in a timely fashion, in a timely manner,
    in due course, in due time, in good time, in near real time, in real time, in the near future,
    instantaneously, instantly, occasionally, often, on a regular basis, periodically, promptly,
    rarely, regularly, seldom, shortly, sometimes, soon, timely, without delay, without undue delay
""")
"""Times that nobody can look up on a clock or a calendar."""

REPEATED = _phrases("""
    at regular intervals, frequently, often, on a regular basis, periodically, regularly
""")
"""Indefinite times that a period makes definite."""

CLOCK = words("""
    ms s sec second seconds min minute minutes h hour hours d day days week weeks month months
""")
"""Units of time."""

DEFINITE_TIMES = _phrases("""
    as often as, as soon as, immediately after, immediately at, immediately before, immediately
    following, immediately upon, immediately when, most frequently, most often
""")
"""Times that an event sets."""

DIRECTIONS = _phrases("""
    accelerate, decrease, enhance, improve, increase, maximise, maximize, minimise, minimize,
    optimise, optimize, reduce, strengthen
""")
"""Verbs that say where to go and not how far."""

REASONS = _phrases("in order that, in order to, so as to")
"""Words that begin the reason for a requirement."""

EXCEPTIONS = _phrases("except, excepting, unless, with the exception of")
"""Words that begin an exception."""

QUANTITIES = _phrases("""
    area, current, delay, density, depth, diameter, distance, duration, flow, force, frequency,
    height, humidity, latency, length, mass, power, pressure, radius, speed, temperature, thickness,
    time, torque, velocity, voltage, volume, weight, width
""")
"""What is measured in a unit."""

NUMBERED = _phrases("""
    annex, category, channel, chapter, class, drawing, figure, grade, item, level, mode, no, number,
    part, phase, port, revision, section, stage, step, table, type, version
""")
"""What a number names rather than measures."""

UNITS = words("""
    %RH A bar cd cl cm cm2 cm3 cm² cm³ dB dBA dBm dm F ft g GHz H hl hPa Hz J K kA kg kHz kJ km km/h
    kN kPa kV kW kWh kΩ L l l/h l/min lb lm lx m m/s m2 m3 mA mbar mg mH MHz mi MJ mL ml mm mol MPa
    ms mV MW mW MWh m² m³ m³/h MΩ N nF Nm nm ns ohm oz Pa pF pH ppm psi rpm s um us V W Wh yd °C °F
    µF µm µs Ω
""")
"""Units of what is measured and not counted: no two measurements agree exactly."""

KNOWN_SHORT_FORMS = words("""
    AC AD ADC AES AG AI AM AND API ARP ASCII AWS BC BIC BMW CAD CAM CAN CAPA CCD CD CE CEO CET CLI
    CPU CR CRC CRLF CRM CSS CSV CV DC DEBUG DHCP DIN DMA DNA DNS DOS DRAM DVD EAN EC EEC EEPROM EN
    EOF ERP ERROR ESA EST ETC EU EUR FALSE FAQ FAT FMEA FPGA FTP GB GBP GMBH GMT GPIO GPS GSM GTIN
    GUI GUID HIGH HTML HTTP HTTPS HW IBAN IBM ICMP ID IDE IDS IEC IEEE IMAP IO IP ISBN ISO IT JPEG
    JPG JS JSON JTAG KG KPI LAN LCD LED LF LLC LOW LTD MAC MAX MB MHZ MIN MM MP3 MQTT NAND NASA NFC
    NFS NO NOR NOT NPM NTP NULL OFF OK ON OR OS PC PCB PCI PDCA PDF PH PIN PM PNG POSIX PS PWM QA QM
    QMS QNX QR RAM RFID ROM RSA SAP SATA SDK SDRAM SI SIM SMS SMTP SOP SPC SPI SQL SRAM SSD SSH SVG
    SW TBC TBD TCP TFTP TLS TRUE TV UART UDP UI UID UK UL UML UN UNIX URI URL US USA USB USD UTC UTF
    UUID UV UX VAT VPN VS WC WIFI WLAN WWW XLS XLSX XML XOR YAML YES ZIP
""")
"""Short forms that everybody knows by sight."""

KEYWORDS = words("MAY MUST NOT OPTIONAL RECOMMENDED REQUIRED SHALL SHOULD")
"""Words that RFC 2119 has written in capitals."""

TRADE_SHORT_FORMS = (
    "ABI",
    "ACK",
    "ACL",
    "CI",
    "FIFO",
    "IRQ",
    "LDAP",
    "LIFO",
    "MVP",
    "NAK",
    "NIST",
    "OWASP",
    "RFC",
    "RTOS",
    "SLA",
    "SNMP",
    "VLAN",
)
"""Short forms that whoever develops products uses every day."""

TOOLS = words("""
    add-in addon app application assistant browser client compiler controller database device driver
    editor engine framework instrument library machine package platform plugin printer program
    sensor server service software suite system tool tools viewer
""")
"""What a short form before it only describes, where a name stands before that."""
