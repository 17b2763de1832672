"""Build the one stylesheet the browser loads, from our theme and the NL Design System packages (screens.md).

The packages stay in `static/vendor` exactly as published, so their checksums can be tested. Together they
weigh over 600 kB, a page may weigh 250 kB: only the components we use and the tokens those need go along.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import tinycss2
from django.core.management.base import BaseCommand, CommandError, CommandParser

STATIC = Path(__file__).resolve().parents[2] / "static"
UTRECHT = STATIC / "vendor" / "utrecht-component-library-css" / "index.css"
TOKENS = STATIC / "vendor" / "voorbeeld-design-tokens" / "theme.css"
CSS = STATIC / "css"
STIJLBLAD = CSS / "regie.css"

NL_KLASSEN = frozenset(
    {
        "breadcrumb-nav",
        "button",
        "button--primary-action",
        "button--secondary-action",
        "button--subtle",
        "checkbox",
        "checkbox--custom",
        "checkbox--html-input",
        "checkbox--invalid",
        "document",
        "form-field",
        "form-field--invalid",
        "radio-button",
        "radio-button--custom",
        "radio-button--html-input",
        "root",
        "select",
        "select--html-select",
        "select--invalid",
        "skip-link",
        "skip-link--visible-on-focus",
        "textarea",
        "textarea--invalid",
        "textbox",
        "textbox--invalid",
    }
)
"""Classes of the Utrecht library in our templates and tags, without `utrecht-`; a test compares them."""

VELDTOKENS = ("--utrecht-textbox-", "--utrecht-textarea-", "--utrecht-select-")
"""Left out, so that each control falls back on the `form-control` tokens of our theme."""

ONDERGROND = (
    *("lettertype", "tokens", "basis", "iconen", "tekst", "stapel"),
    *("balk", "navigatie", "pagina", "knoppen", "kaarten", "lijsten"),
)
"""Our own files that come first, in this order; any other file may overrule them."""

SLOT = ("afdruk",)


def _wanted(selector: str) -> bool:
    classes = set(re.findall(r"\.utrecht-([a-z0-9]+(?:-+[a-z0-9]+)*)", selector))
    # An untouched required field is `:invalid` too; only the server decides what is wrong.
    return bool(classes) and classes <= NL_KLASSEN and ":invalid" not in selector


def _only_used(rules: Iterable[Any]) -> Iterable[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [s.strip() for s in tinycss2.serialize(rule.prelude).split(",\n")]
            kept = [s for s in selectors if _wanted(s)]
            if kept:
                yield ",".join(kept) + "{" + tinycss2.serialize(rule.content) + "}"
        elif rule.type == "at-rule" and rule.at_keyword == "media":
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            body = "".join(_only_used(inner))
            if body:
                yield f"@media {tinycss2.serialize(rule.prelude).strip()}{{{body}}}"


def _tokens_for(vendor: str, own: str, available: dict[str, str]) -> dict[str, str]:
    """Tokens that the components read and our theme leaves alone, with what they refer to filled in."""
    ours = set(re.findall(r"(--[\w-]+)\s*:", own))

    def filled_in(value: str) -> str:
        def replacement(match: re.Match[str]) -> str:
            name = match.group(1)
            return filled_in(available[name]) if name in available and name not in ours else match.group(0)

        return re.sub(r"var\(\s*(--[\w-]+)\s*\)", replacement, value)

    needed = set(re.findall(r"var\(\s*(--[\w-]+)", vendor + own)) - ours
    kept = sorted(name for name in needed if name in available and not name.startswith(VELDTOKENS))
    return {name: filled_in(available[name]) for name in kept}


def _without_dead_ends(value: str, defined: set[str]) -> str:
    """`var(--unknown, fallback)` becomes its fallback when nothing ever sets the unknown one."""
    out, position = "", 0
    for match in re.finditer(r"var\(\s*(--[\w-]+)\s*,", value):
        if match.start() < position:
            continue
        end, depth = match.end(), 1
        while depth:
            depth += {"(": 1, ")": -1}.get(value[end], 0)
            end += 1
        fallback = _without_dead_ends(value[match.end() : end - 1].strip(), defined)
        kept = f"var({match.group(1)},{fallback})" if match.group(1) in defined else fallback
        out, position = out + value[position : match.start()] + kept, end
    return out + value[position:]


def _available_tokens() -> dict[str, str]:
    tokens: dict[str, str] = {}
    for rule in tinycss2.parse_stylesheet(TOKENS.read_text(), skip_comments=True, skip_whitespace=True):
        if rule.type != "qualified-rule":
            continue
        for declaration in tinycss2.parse_declaration_list(
            rule.content, skip_comments=True, skip_whitespace=True
        ):
            if declaration.type == "declaration":
                tokens[declaration.name] = tinycss2.serialize(declaration.value).strip()
    return tokens


def _smaller(css: str) -> str:
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r"\s*([{};,])\s*", r"\1", css)
    return css.replace(";}", "}").replace("}", "}\n").replace(": ", ":").strip()


def bronnen() -> list[str]:
    """Names of our own files, in the order in which they may overrule each other."""
    overige = {pad.stem for pad in CSS.glob("*.css")} - {*ONDERGROND, *SLOT, STIJLBLAD.stem}
    return [*ONDERGROND, *sorted(overige), *SLOT]


def stijlblad() -> str:
    """The whole stylesheet; vendor rules sit in a layer, so that ours win without a fight over weight."""
    utrecht = "".join(
        _only_used(tinycss2.parse_stylesheet(UTRECHT.read_text(), skip_comments=True, skip_whitespace=True))
    )
    own = "\n".join((CSS / f"{name}.css").read_text() for name in bronnen())
    tokens = _tokens_for(utrecht, own, _available_tokens())
    defined = set(re.findall(r"(--[\w-]+)\s*:", utrecht + own)) | set(tokens)
    utrecht = _without_dead_ends(utrecht, defined)
    tokens = {name: value for name, value in tokens.items() if name in utrecht + own}
    declared = "".join(f"{name}:{value};" for name, value in tokens.items())
    vendor = _smaller(f".voorbeeld-theme{{{declared}}}{utrecht}")
    header = (
        "/* Made by `manage.py stijlblad`; do not edit. Layer nlds: @utrecht/component-library-css and\n"
        "   @nl-design-system-unstable/voorbeeld-design-tokens, EUPL-1.2, a part of them; see vendor. */\n"
    )
    return f"{header}@layer opzet,nlds;\n@layer nlds{{{vendor}}}\n{_smaller(own)}\n"


class Command(BaseCommand):
    help = "Build toegang/static/css/regie.css; with --controle only check that it is up to date."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--controle", action="store_true", help="change nothing, fail when out of date")

    def handle(self, *args: Any, **options: Any) -> None:
        css = stijlblad()
        if options["controle"]:
            if not STIJLBLAD.exists() or STIJLBLAD.read_text() != css:
                raise CommandError("regie.css is out of date; run `manage.py stijlblad`.")
            return
        STIJLBLAD.write_text(css)
        self.stdout.write(f"{STIJLBLAD.name}: {len(css.encode()) // 1024} kB")
