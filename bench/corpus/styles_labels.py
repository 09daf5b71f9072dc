"""Styles that damage words: labels broken, padded, widened, shortened, doubled, blanked, glossed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from random import Random

from bench.corpus.dressing import PRINTED_WORDS, inside_results, with_boxes, with_rows, with_words
from bench.corpus.specimen import Box, Chapter, Draft, Row

_SPACES = ("\u00a0", "\u3000", "\n", " ", "\u200b", "\ufeff", "\r\n   ")
_MARK = re.compile(r"^(?:[一二三四五六七八九]、|（[一二三四五六七八九]）|\d+\.)")
_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: 0x3000}

#: words that were lost inside a label, as printed -> as seen on pages
_LOST: Mapping[str, str] = {
    "现行有效件数": "现行有效件", "采购项目数量": "采购项目数", "本年增/减": "本年增/", "对外公开总数量": "对外公开总数",
    "本年收费金额（单位：万元）": "本年收费金额单位：万元", "行政规范性文件": "规范性文件",
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）": "（二）部分公开",
    "危及国家安全、公共安全、经济安全和社会稳定": "危及国家安全、公共安全和社会稳定",
    "（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）": "（一）主动公开政府信息数",
    "1.专职人员数（不包括政府公报及政府网站工作人员数）": "1.专职人员数",
    "（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）": "（四）政府信息公开专项经费",
}  # fmt: skip
_ALIASES: Mapping[str, str] = {
    "总计": "合计", "其他": "其它", "3.其他": "3.其它", "对外公开总数量": "对外公开数量", "结果纠正": "纠正",
    "未经复议直接起诉": "未经复议直接诉讼", "复议后起诉": "经复议后起诉", "法人或其他组织": "法人和其他组织",
    "本年制发件数": "制发数量", "本年废止件数": "废止数量", "现行有效件数": "现行有效数量", "本年增/减": "增/减",
    "3.危及“三安全一稳定”": "3.危及三安全、一稳定", "5.其他方式公开政府信息数": "5.其它方式公开政府信息数",
}  # fmt: skip
_PINYIN: Mapping[str, str] = {
    "政": "zhèng", "府": "fǔ", "信": "xìn", "息": "xī", "公": "gōng", "開": "kāi", "申": "shēn", "請": "qǐng",
    "行": "xíng", "本": "běn", "數": "shù", "理": "lǐ", "機": "jī", "條": "tiáo", "工": "gōng", "作": "zuò",
}  # fmt: skip


def broken(draft: Draft, rng: Random) -> Draft:
    """§1.8-2: layout whitespace of every kind inside labels."""

    def change(text: str) -> str:
        if len(text) < 2:
            return text
        at = rng.randint(1, len(text) - 1)
        return text[:at] + rng.choice(_SPACES) + text[at:]

    return with_words(draft, lambda text: change(change(text)))


def wide(draft: Draft, _rng: Random) -> Draft:
    """§1.8-1: full-width digits, letters and signs in labels and values."""
    return with_boxes(draft, lambda box: replace(box, text=box.text.translate(_WIDE)))


def in_paragraphs(draft: Draft, _rng: Random) -> Draft:
    """§1.10: nested paragraphs, a label split over two of them."""
    return replace(draft, look=replace(draft.look, cell="paragraphs"))


def lettered(draft: Draft, _rng: Random) -> Draft:
    """Every letter in an element of its own, short labels padded apart (`自 然 人`)."""
    padded = with_words(draft, lambda text: " ".join(text) if len(text) <= 5 else text)
    return replace(padded, look=replace(draft.look, cell="spans"))


def unmarked(draft: Draft, _rng: Random) -> Draft:
    """Numbering marks lost."""
    return with_boxes(draft, lambda b: replace(b, text=_MARK.sub("", b.text)) if b.role == "label" else b)


def words_lost(draft: Draft, _rng: Random) -> Draft:
    """§1.5, §1.8-5, §1.11: words and tails lost inside labels."""
    return with_words(draft, lambda text: _LOST.get(text, text))


def aliases(draft: Draft, _rng: Random) -> Draft:
    """§1.8-5: other words for the same label."""
    return with_words(draft, lambda text: _ALIASES.get(text, text))


def doubled_columns(draft: Draft, _rng: Random) -> Draft:
    """§1.8-6: the second column label repeats the first."""
    return with_words(draft, lambda text: "本年新制作数量" if text == "本年新公开数量" else text)


def cut_columns(draft: Draft, _rng: Random) -> Draft:
    """§1.8-7: label tails lost, two columns read the same."""
    return with_words(draft, lambda text: "本年新" if text in ("本年新公开数量", "本年新制作数量") else text)


def blank_labels(draft: Draft, _rng: Random) -> Draft:
    """[D12]: the row label 规章 blank; the groups' labels of Table 3 blank."""

    def change(box: Box) -> Box:
        gone = box.code == "t2.rules" or (box.role == "group" and not box.text.startswith("三、"))
        return replace(box, text="") if gone and box.role in ("label", "group") else box

    return with_boxes(draft, change)


def results_unlabelled(draft: Draft, _rng: Random) -> Draft:
    """[S003]: all row labels inside 三 lost."""

    def change(rows: tuple[Row, ...]) -> list[Row]:
        inside = inside_results(rows)
        return [_unlabelled(row) if at in inside else row for at, row in enumerate(rows)]

    return with_rows(draft, "t3", change)


def _unlabelled(row: Row) -> Row:
    return tuple(
        replace(box, text="") if box.role in ("label", "group") and not box.text.startswith("三、") else box
        for box in row
    )


def captions(draft: Draft, rng: Random) -> Draft:
    """§1.4: block captions misprinted, cut short, or led by the law's name."""
    forms = (
        "第二十条第（{}项）",
        "第二十条（{}）项",
        "第二十条第",
        "法律依据：《中华人民共和国政府信息公开条例》 第二十条第（{}）项",
    )

    def change(box: Box) -> Box:
        found = re.fullmatch(r"第二十条第（(.)）项", box.text)
        return replace(box, text=rng.choice(forms).format(found[1])) if found else box

    return with_boxes(draft, change, ("t2",))


def captions_joined(draft: Draft, _rng: Random) -> Draft:
    """[S003]: items (五) and (六) merged into one block of four rows."""

    def change(rows: tuple[Row, ...]) -> list[Row]:
        kept: list[Row] = []
        skip = 0
        for row in rows:
            if row[0].text == "第二十条第（六）项":
                skip = 2
            if skip:
                skip -= 1
                continue
            text = row[0].text.replace("第（五）项", "第（五）、（六）项")
            kept.append((replace(row[0], text=text), *row[1:]))
        return kept

    return with_rows(draft, "t2", change)


def glossed(draft: Draft, rng: Random) -> Draft:
    """§5.1 K3: traditional characters, pinyin in brackets behind some of them."""
    from opencc import OpenCC

    traditional = OpenCC("s2t").convert

    def words(text: str) -> str:
        return "".join(_gloss(letter, rng) for letter in traditional(text))

    chapters = tuple(
        Chapter(c.section, words(c.heading), tuple(words(p) for p in c.paragraphs)) for c in draft.chapters
    )
    boxes = with_boxes(draft, lambda b: replace(b, text=words(b.text)) if b.role in PRINTED_WORDS else b)
    return replace(boxes, title=traditional(draft.title), chapters=chapters)


def _gloss(letter: str, rng: Random) -> str:
    sound = _PINYIN.get(letter)
    return f"{letter}({sound})" if sound and rng.random() < 0.5 else letter
