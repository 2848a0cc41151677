"""Makes newsreader.woff2: one file, one axis, at most 30 KB.

    python3 make-font.py <folder with the woff2 files of @fontsource-variable/newsreader>

Needs fonttools >= 4.38 and brotli (Debian: python3-fonttools, python3-brotli). See README.md for the why.
"""
import copy
import pathlib
import sys

from fontTools.designspaceLib import AxisDescriptor, DesignSpaceDocument, SourceDescriptor
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.varLib import build
from fontTools.varLib.instancer import instantiateVariableFont

TEXT = {'wght': 400, 'opsz': 17}  # 17 px running text
DISPLAY = {'wght': 600, 'opsz': 44}  # headlines of 32 to 54 px: finer serifs, tighter fit

ASCII = range(0x20, 0x7F)
LATIN_1 = [0xA0, 0xA1, 0xA3, 0xA7, 0xA9, 0xAB, 0xAE, 0xB0, 0xB1, 0xB7, 0xBB, 0xBD, 0xBF, *range(0xC0, 0x100)]
PUNCTUATION = [0x2010, 0x2011, 0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2022, 0x2026]
PUNCTUATION += [0x2032, 0x2033, 0x2039, 0x203A, 0x20AC, 0x2212]
EXTENDED_A = [c for c in range(0x100, 0x180) if c not in (0x132, 0x133, 0x13F, 0x140, 0x149, 0x17F)]
EXTENDED_B = [0x218, 0x219, 0x21A, 0x21B, 0x1E9E]
LIGATURES = ['ff', 'fi', 'fl', 'ffi', 'ffl']
KERN_STEP = 10  # of 2000 units: smaller differences are invisible (0.27 px at 54 px) and cost half of the file


def main(folder):
    sources = [folder / f'newsreader-latin{part}-opsz-normal.woff2' for part in ('', '-ext')]
    masters = [Master([instantiateVariableFont(TTFont(path), at) for path in sources]) for at in (TEXT, DISPLAY)]
    document = DesignSpaceDocument()
    document.addAxis(AxisDescriptor(name='Weight', tag='wght', minimum=400, default=400, maximum=600))
    for master, weight in zip(masters, (400, 600)):
        document.addSource(SourceDescriptor(font=master.font(), location={'Weight': weight}))
    font = build(document)[0]
    addOpenTypeFeaturesFromString(font, features(masters))
    for table in ('STAT', 'MVAR', 'DSIG'):
        if table in font:
            del font[table]
    font.flavor = 'woff2'
    out = pathlib.Path(__file__).parent / 'newsreader.woff2'
    font.save(out)
    print(out.name, out.stat().st_size, 'bytes,', len(font.getBestCmap()), 'characters')


class Master:
    """One drawing of every glyph we keep, at one place of the design space."""

    def __init__(self, fonts):
        self.names, self.where, self.parts = {}, {}, {}
        wanted = [*ASCII, *LATIN_1, *PUNCTUATION, *EXTENDED_A, *EXTENDED_B]
        for code in wanted:
            font = next((f for f in fonts if code in f.getBestCmap()), None)
            if font:
                self.names[code] = f'u{code:04X}'
                self.where[f'u{code:04X}'] = (font, font.getBestCmap()[code])
        self.latin = fonts[0]
        for word, glyph in ligatures(fonts[0]).items():
            self.where[word] = (fonts[0], glyph)
        self.drawn = {self.shape(*at): name for name, at in self.where.items() if not self.composite(*at)}

    def composite(self, font, glyph):
        return font['glyf'][glyph].isComposite()

    def shape(self, font, glyph):
        pen = DecomposingRecordingPen(font.getGlyphSet())
        font['glyf'][glyph].draw(pen, font['glyf'])
        return repr(pen.value)

    def base(self, name):
        """The letter an accented one is built on: they are kerned alike."""
        font, glyph = self.where[name]
        if not self.composite(font, glyph):
            return name
        return self.drawn.get(self.shape(font, font['glyf'][glyph].components[0].glyphName), name)

    def font(self):
        glyphs, widths = {'.notdef': TTGlyphPen(None).glyph()}, {'.notdef': (1000, 0)}
        for name, (font, glyph) in [*self.where.items()]:
            glyphs[name], widths[name] = self.copy(font, glyph, glyphs, widths), (font['hmtx'][glyph][0], 0)
        metrics = self.latin['hhea']
        builder = FontBuilder(2000, isTTF=True)
        builder.setupGlyphOrder(list(glyphs))
        builder.setupCharacterMap({code: name for code, name in self.names.items()})
        builder.setupGlyf(glyphs)
        glyf = builder.font['glyf']
        builder.setupHorizontalMetrics({n: (w, getattr(glyf[n], 'xMin', 0)) for n, (w, _) in widths.items()})
        builder.setupHorizontalHeader(ascent=metrics.ascent, descent=metrics.descent)
        builder.setupNameTable({'familyName': 'Newsreader', 'styleName': 'Regular'})
        builder.setupOS2(sTypoAscender=metrics.ascent, sTypoDescender=metrics.descent, usWinAscent=1470, usWinDescent=530)
        builder.setupPost(keepGlyphNames=False)
        return builder.font

    def copy(self, font, glyph, glyphs, widths):
        drawing = copy.deepcopy(font['glyf'][glyph])
        drawing.removeHinting()
        for part in drawing.components if drawing.isComposite() else []:
            shape = self.shape(font, part.glyphName)
            if shape not in self.drawn:
                self.drawn[shape] = f'part{len(self.parts)}'
                self.parts[self.drawn[shape]] = (font, part.glyphName)
                glyphs[self.drawn[shape]] = self.copy(font, part.glyphName, glyphs, widths)
                widths[self.drawn[shape]] = (0, 0)
            part.glyphName = self.drawn[shape]
        return drawing


def ligatures(font):
    cmap = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    found = {}
    for lookup in font['GSUB'].table.LookupList.Lookup:
        for table in lookup.SubTable:
            for first, rest in getattr(getattr(table, 'ExtSubTable', table), 'ligatures', {}).items():
                for ligature in rest:
                    word = ''.join(cmap.get(g, '?') for g in (first, *ligature.Component))
                    if word in LIGATURES:
                        found[word] = ligature.LigGlyph
    return found


def kerning(master, names):
    """(left, right) -> units, read from the pair tables of the source font."""
    font, pairs = master.latin, {}
    glyph_of = {name: master.where[name][1] for name in names}
    kern = [i for r in font['GPOS'].table.FeatureList.FeatureRecord if r.FeatureTag == 'kern' for i in r.Feature.LookupListIndex]
    for index in dict.fromkeys(kern):
        tables = [getattr(t, 'ExtSubTable', t) for t in font['GPOS'].table.LookupList.Lookup[index].SubTable]
        tables = [t for t in tables if t.LookupType == 2]
        for left in names:
            for right in names:
                if (left, right) not in pairs:
                    value = next((v for t in tables if (v := pair(t, glyph_of[left], glyph_of[right])) is not None), None)
                    if value is not None:
                        pairs[left, right] = value
    return pairs


def pair(table, left, right):
    if left not in table.Coverage.glyphs:
        return None
    if table.Format == 1:
        records = table.PairSet[table.Coverage.glyphs.index(left)].PairValueRecord
        return next((advance(r.Value1) for r in records if r.SecondGlyph == right), None)
    first, second = table.ClassDef1.classDefs.get(left, 0), table.ClassDef2.classDefs.get(right, 0)
    return advance(table.Class1Record[first].Class2Record[second].Value1)


def advance(value):
    return getattr(value, 'XAdvance', 0) or 0


def features(masters):
    master = masters[1]
    own = [n for n, (font, _) in master.where.items() if master.base(n) == n and font is master.latin]
    both = [kerning(each, own) for each in masters]
    step = lambda l, r: round(sum(k.get((l, r), 0) for k in both) / 2 / KERN_STEP) * KERN_STEP
    grid = {left: tuple(step(left, right) for right in own) for left in own}
    rows = group(own, lambda n: grid[n])
    columns = group(own, lambda n: tuple(grid[left][own.index(n)] for left in own))
    family = {n: [m for m in master.where if master.base(m) == n] for n in own}
    spell = lambda members: '[' + ' '.join(m for n in members for m in family[n]) + ']'
    lines = []
    for left in rows:
        for right in columns:
            value = grid[left[0]][own.index(right[0])]
            if value:
                lines.append(f'  pos {spell(left)} {spell(right)} {value};')
    subs = [f"  sub {' '.join(f'u{ord(c):04X}' for c in word)} by {word};" for word in LIGATURES if word in master.where]
    return 'feature liga {\n' + '\n'.join(subs) + '\n} liga;\nfeature kern {\n' + '\n'.join(lines) + '\n} kern;\n'


def group(names, key):
    groups = {}
    for name in names:
        groups.setdefault(key(name), []).append(name)
    return list(groups.values())


if __name__ == '__main__':
    main(pathlib.Path(sys.argv[1]))
