"""What an editor asks about a place in a text: answers as plain data, without files or a protocol.

All spans are of the text that was given, in lines and code points from 1.
"""
