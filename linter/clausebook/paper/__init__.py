"""The manual on paper: pages of HTML become one PDF, without a browser.

Only ``typesetting`` knows the library; all else takes data and gives data.
"""
