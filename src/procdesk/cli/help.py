"""The help and the usage errors of `procdesk` in the interface's language, read from `resources/words/`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from procdesk.cli.common import Terminal, given_language
from procdesk.cli.completion import VARIABLE
from procdesk.text import closest

if TYPE_CHECKING:
    from typer._click import Command, Context, HelpFormatter
    from typer._click.shell_completion import CompletionItem

    from procdesk.i18n import Messages

_LANGUAGE: Final = "procdesk.language"
_PROGRAM: Final = "procdesk"


class HelpLanguage:
    """The messages in which a command line is answered: `--lang` in it, else the settings, else the environment.

    Nothing is read before it is asked for: a verb that runs needs none of it.
    """

    def __init__(self, arguments: Sequence[str]) -> None:
        self._arguments = arguments

    @cached_property
    def words(self) -> Messages:
        """The messages; what is wrong with the settings is told once."""
        return Terminal(None, given_language(self._arguments)).words


class LocalizedCommand(TyperCommand):
    """A verb whose texts come from the catalog."""

    def format_usage(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Writes the line with the verb, its options and its arguments."""
        _write_usage(self, ctx, formatter)

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Writes what each argument and option means."""
        _write_parameters(self, ctx, formatter)

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Writes the whole help."""
        _fill(self, ctx)
        super().format_help(ctx, formatter)


class LocalizedGroup(TyperGroup):
    """`procdesk` itself, or a verb that has verbs of its own; also tells what is wrong with a command line.

    An option that stands before a verb counts as if it stood behind it, unless that says otherwise.
    """

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Notes, for the help, how the language is found; then as for any command."""
        # Of a verb within a verb the outer one knows all arguments.
        ctx.meta.setdefault(_LANGUAGE, HelpLanguage(tuple(args)))
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Command | None, list[str]]:
        """The verb that the arguments begin with, given what stands before it."""
        name = args[0]
        if name not in self.commands and not name.startswith("-") and not ctx.resilient_parsing:
            near = closest(name, self.commands)
            ctx.fail(_words(ctx).say("no-such-command", name=name, suggestion=near))
        verb, command, rest = super().resolve_command(ctx, args)
        if verb is not None and command is not None:
            ctx.default_map = {verb: self._given_before(ctx, command)}
        return verb, command, rest

    def _given_before(self, ctx: Context, verb: Command) -> dict[str, Any]:
        """The options given before a verb, by name; a usage error where the verb has no use for one of them."""
        of_verbs = {one.name for command in self.commands.values() for one in command.params}
        own = {one.name for one in verb.params}
        given = [one for one in self.params if one.name in of_verbs and ctx.params[one.name] != one.default]
        for one in given:
            if one.name not in own and not ctx.resilient_parsing:
                ctx.fail(_words(ctx).say("unused-option", option=one.opts[0], verb=verb.name or ""))
        return {one.name: ctx.params[one.name] for one in given}

    def shell_complete(self, ctx: Context, incomplete: str) -> list[CompletionItem]:
        """What may come next, with what each verb does."""
        _fill_verbs(self, ctx)
        return super().shell_complete(ctx, incomplete)

    def format_usage(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Writes the line with the options and the place of the verb."""
        _write_usage(self, ctx, formatter)

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Writes what each option means, and what each verb does."""
        words = _words(ctx)
        _write_parameters(self, ctx, formatter)
        _fill_verbs(self, ctx)
        verbs = [(name, one) for name, one in self.commands.items() if not one.hidden]
        room = formatter.width - 6 - max(len(name) for name, _ in verbs)
        with formatter.section(words.say("help-commands")):
            formatter.write_dl([(name, one.get_short_help_str(room)) for name, one in verbs])

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Writes the whole help."""
        _fill(self, ctx)
        super().format_help(ctx, formatter)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = VARIABLE,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Runs the verb and ends the program with its exit code, 2 where the command line is wrong."""
        if not standalone_mode:
            return super().main(args, prog_name, complete_var, False, windows_expand_args, **extra)
        language = HelpLanguage(sys.argv[1:] if args is None else args)
        try:
            code = super().main(args, prog_name, complete_var, False, windows_expand_args, **extra)
        except typer.TyperException as error:
            _show_error(error, language.words)
            code = error.exit_code
        except typer.Abort:
            typer.echo(language.words.say("help-aborted"), err=True)
            code = 1
        sys.exit(code)


def option_name(parameter: TyperArgument | TyperOption) -> str:
    """What the catalog calls an option or an argument: `json` for `--json`, `words` for the argument `words`."""
    if isinstance(parameter, TyperOption):
        return parameter.opts[0].lstrip("-")
    return parameter.name.strip("_")


def _words(ctx: Context) -> Messages:
    language = ctx.find_root().meta.get(_LANGUAGE)
    return language.words if isinstance(language, HelpLanguage) else HelpLanguage(()).words


def _fill(command: Command, ctx: Context) -> None:
    """Gives a verb, its options and its arguments their texts and the names of their values."""
    words = _words(ctx)
    verb = _catalog_name(ctx)
    command.help = words.verb(verb)
    for parameter in command.get_params(ctx):
        if isinstance(parameter, TyperArgument | TyperOption) and not parameter.hidden:
            found = words.option(verb, option_name(parameter))
            parameter.help = found.text
            parameter.metavar = found.value or None


def _fill_verbs(group: LocalizedGroup, ctx: Context) -> None:
    """Gives each verb of a group the sentence of what it does."""
    words, outer = _words(ctx), "" if ctx.parent is None else f"{_catalog_name(ctx)}-"
    for name, command in group.commands.items():
        command.help = words.verb(outer + name)


def _catalog_name(ctx: Context) -> str:
    """What the catalog calls the command of a context: `config-get` for `procdesk config get`."""
    names: list[str] = []
    while ctx.parent is not None:
        names.insert(0, ctx.info_name or "")
        ctx = ctx.parent
    return "-".join(names) or _PROGRAM


def _write_usage(command: Command, ctx: Context, formatter: HelpFormatter) -> None:
    words = _words(ctx)
    _fill(command, ctx)
    command.options_metavar = words.say("help-options-value")
    if isinstance(command, LocalizedGroup):
        command.subcommand_metavar = words.say("help-commands-value")
    pieces = command.collect_usage_pieces(ctx)
    formatter.write_usage(ctx.command_path, " ".join(pieces), words.say("help-usage") + " ")


def _write_parameters(command: Command, ctx: Context, formatter: HelpFormatter) -> None:
    """Writes arguments and options below their headings; what typer says of them itself, in the same language."""
    words = _words(ctx)
    rows: dict[str, list[tuple[str, str]]] = {"argument": [], "option": []}
    for parameter in command.get_params(ctx):
        record = parameter.get_help_record(ctx)
        if record is not None:
            # The types that typer puts behind an argument, such as <list[str]>, tell a reader nothing.
            name = record[0].split(" <")[0] if parameter.param_type_name == "argument" else record[0]
            rows[parameter.param_type_name].append((name, _restated(record[1], words)))
    for kind, found in rows.items():
        if found:
            with formatter.section(words.say(f"help-{kind}s")):
                formatter.write_dl(found)


def _restated(text: str, words: Messages) -> str:
    """A help text with its last part, as in `[default: 8; required]`, in the language of `words`."""
    said, bracket, extra = text.rpartition("  [") if "  [" in text else ("", "", text)
    if not bracket and not (extra.startswith("[") and extra.endswith("]")):
        return words.usage(text)
    parts = (words.usage(part) for part in extra.strip("[]").split("; "))
    return f"{said}{bracket or '['}{'; '.join(parts)}]"


def _show_error(error: typer.TyperException, words: Messages) -> None:
    """Tells what is wrong with a command line: the usage, where help is found, and the error."""
    ctx = getattr(error, "ctx", None)
    if ctx is not None:
        typer.echo(ctx.get_usage(), err=True)
        typer.echo(words.say("help-try", command=f"{ctx.command_path} {ctx.help_option_names[0]}"), err=True)
        typer.echo(err=True)
    typer.echo(words.say("help-error", reason=words.usage(error.format_message())), err=True)
