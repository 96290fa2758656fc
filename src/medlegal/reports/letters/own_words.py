"""A practice's own words in a letter: first and last, around what the law and the case dictate."""

from __future__ import annotations

from dataclasses import replace

from medlegal.reports.blocks import Blocks, Paper, Prose, Signature


def with_own_words(paper: Paper, *, opening: str, closing: str) -> Paper:
    """The letter with the practice's paragraphs before its first and above its signature; nothing else changes."""
    signed = next((at for at, block in enumerate(paper.blocks) if isinstance(block, Signature)), None)
    end = len(paper.blocks) if signed is None else signed
    blocks = (*_lines(opening), *paper.blocks[:end], *_lines(closing), *paper.blocks[end:])
    return replace(paper, blocks=blocks)


def _lines(text: str) -> Blocks:
    return tuple(Prose(line.strip()) for line in text.splitlines() if line.strip())
