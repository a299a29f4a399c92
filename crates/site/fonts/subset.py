#!/usr/bin/env python3
"""Makes the subsets beside this file from the original fonts: see README.md.

Usage: subset.py FOLDER_OF_SOURCE_SERIF FOLDER_OF_NOTO"""

import sys
from pathlib import Path

from fontTools.otlLib.optimize import compact
from fontTools.subset import Options, Subsetter, parse_unicodes
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent

# Latin of Europe and Vietnam, Greek, Cyrillic, and the signs that titles use.
EUROPE = """20-7E,A0-17F,192,1A0-1A1,1AF-1B0,218-21B,259,300-304,306-30C,323,326-328,384-3CE,400-45F,490-4FF,
1E80-1E85,1E9E,1EA0-1EF9,2010-2026,202F-203A,2044,2070-2079,2080-2089,20AC,20B4,20BD,2116,2122,2190-2193,
2212,221E,2248,2260,2264-2265"""
# Arabic, Persian, Urdu and their neighbours, with their digits and punctuation.
ARABIC = "20,A0,600-6FF,200B-200F,2010-2011,FD3E-FD3F,FDFC"


def subset(original, target, unicodes, features, family=None):
    # A font without the day on which it was made: the same originals give the same bytes.
    font = TTFont(original, recalcTimestamp=False)
    options = Options(layout_features=features, hinting=False, name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14])
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=parse_unicodes(unicodes.replace("\n", "")))
    subsetter.subset(font)
    compact(font, 9)
    # The licence keeps the name of the original for the original.
    for record in font["name"].names if family else []:
        style = font["name"].getDebugName(2)
        names = {1: family, 3: f"{family} {style}", 4: f"{family} {style}", 6: f"{family}-{style}".replace(" ", "")}
        if record.nameID in names:
            record.string = names[record.nameID]
    font.save(HERE / target)


serif, noto = map(Path, sys.argv[1:])
common = ["ccmp", "kern", "liga", "locl", "mark", "mkmk"]
subset(serif / "SourceSerif4Display-Semibold.ttf", "title.ttf", EUROPE, common, "Fieldnotes Title")
subset(serif / "SourceSerif4-Regular.ttf", "text.ttf", EUROPE, common, "Fieldnotes Text")
subset(noto / "NotoNaskhArabic-Bold.ttf", "arabic.ttf", ARABIC, ["*"])
