#!/usr/bin/env python3
"""Makes the tabular figures that Be Vietnam Pro lacks: every digit gets the width of the zero.

Run by hand when the font changes, from the project's folder, with fontTools 4 installed:
    python3 templates/fonts/make-figures.py

Be Vietnam Pro is licensed under the SIL Open Font License 1.1 without a reserved name; so is the result (OFL.txt).
"""
import glob
import os
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

SOURCE = "node_modules/@expo-google-fonts/be-vietnam-pro"
TARGET = os.path.dirname(os.path.abspath(__file__))
FAMILY = "Be Vietnam Pro Figures"
DIGITS = "0123456789"
# what stands within numbers keeps its width, and comes along so that a number is one run of text
COMPANIONS = " \u00a0\u202f.,:/+-\u2212\u2013%()\u00b1"


def figures(path: str) -> TTFont:
    font = TTFont(path)
    options = subset.Options(hinting=False, layout_features=[], name_IDs=[0, 1, 2, 4, 6, 13, 14], notdef_outline=True)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=DIGITS + COMPANIONS)
    subsetter.subset(font)
    widen(font)
    rename(font)
    return font


def widen(font: TTFont) -> None:
    names = font.getBestCmap()
    glyphs, metrics = font["glyf"], font["hmtx"]
    width = metrics[names[ord("0")]][0]
    for digit in DIGITS:
        name = names[ord(digit)]
        glyph = glyphs[name]
        bearing = round((width - (glyph.xMax - glyph.xMin)) / 2)
        glyph.coordinates.translate((bearing - glyph.xMin, 0))
        glyph.recalcBounds(glyphs)
        metrics[name] = (width, bearing)


def rename(font: TTFont) -> None:
    for record in font["name"].names:
        text = record.toUnicode()
        if record.nameID == 6:
            text = text.replace("BeVietnamPro", "BeVietnamProFigures")
        elif record.nameID in (1, 4):
            text = text.replace("Be Vietnam Pro", FAMILY)
        record.string = text


for folder in ("400Regular", "500Medium", "600SemiBold", "700Bold"):
    (path,) = glob.glob(f"{SOURCE}/{folder}/*.ttf")
    name = os.path.basename(path).replace("BeVietnamPro_", "BeVietnamProFigures_")
    figures(path).save(os.path.join(TARGET, name))
    sys.stdout.write(f"{name}\n")
