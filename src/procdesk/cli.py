"""The verbs of `procdesk`. Results go to standard output, messages to standard error; exit codes are 0, 1 and 2.

Every verb imports what it needs when it runs, so that the window is not kept waiting by the terminal's libraries.
"""

from __future__ import annotations

import os
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from procdesk.resources import resource, sample_content
from procdesk.settings import index_folder, open_memory, open_settings, settings_folder
from procdesk.words import Words

if TYPE_CHECKING:
    from procdesk.library import Library
    from procdesk.search.evaluate import Expected
    from procdesk.search.noise import Noise

app = typer.Typer(add_completion=False, no_args_is_help=False, pretty_exceptions_enable=False, rich_markup_mode=None)

Content = Annotated[Path | None, typer.Option("--content", help="The content folder.", metavar="DIR")]
Lang = Annotated[str, typer.Option("--lang", help="es or en.", metavar="es|en")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
FAILED, UNUSABLE = 1, 2


class Terminal:
    """What every verb knows: the words of its language, the content folder, and whether a program reads the answer."""

    def __init__(self, content: Path | None, lang: str, as_json: bool = False) -> None:
        self.settings = open_settings()
        if lang not in ("", "es", "en"):
            raise typer.BadParameter("es | en", param_hint="--lang")
        chosen = self.settings.text("content")
        self.content = content or (Path(chosen).expanduser() if chosen else sample_content())
        self.lang = lang or interface_language(self.settings.text("language"))
        self.reading = lang or self.settings.text("reading_language").replace("auto", self.lang)
        self.words = Words(self.lang)
        self.as_json = as_json
        for code, facts in self.settings.complaints:
            self.tell(code, **facts)

    def tell(self, key: str, /, **facts: str) -> None:
        """A message, in the interface's language."""
        typer.echo(self.words.say(key, **facts), err=True)

    def give_up(self, key: str, code: int = UNUSABLE, /, **facts: str) -> NoReturn:
        """A message, and the end."""
        self.tell(key, **facts)
        raise typer.Exit(code)

    def library(self) -> Library:
        """The library of the content folder, brought up to date; of a folder out of reach the last known version."""
        from procdesk.content.scan import ContentUnreachable
        from procdesk.library import Library
        from procdesk.search.locking import Busy

        library = Library(self.content, index_folder(self.content))
        try:
            for _ in library.catch_up():
                pass
        except ContentUnreachable as gone:
            self.tell(f"content-{gone.reason}", path=str(self.content))
            if not library.overview().processes:
                raise typer.Exit(UNUSABLE) from None
        except Busy:
            self.tell("index-busy")
        overview = library.overview()
        for code, facts in overview.complaints:
            self.tell(code, **dict(facts))
        if not overview.processes:
            self.tell("content-empty", path=str(self.content))
        return library


def interface_language(chosen: str, environment: dict[str, str] | None = None) -> str:
    """The language of the interface: as chosen, else the system's where we speak it, else Spanish."""
    if chosen != "auto":
        return chosen
    environment = dict(os.environ) if environment is None else environment
    named = next((environment[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(key)), "")
    if not named and sys.platform in ("win32", "darwin"):
        import locale

        named = locale.getlocale()[0] or ""
    prefix = named[:2].lower()
    return prefix if prefix in ("es", "en") else "es"


@app.callback(invoke_without_command=True)
def start(context: typer.Context, content: Content = None, lang: Lang = "") -> None:
    """A company's internal processes, found in the customer's own words. Without a verb: the window."""
    if context.invoked_subcommand is None:
        open_(content=content, lang=lang)


@app.command("open")
def open_(
    address: Annotated[str, typer.Argument(help="An address: procdesk:ID or procdesk:?q=WORDS.")] = "",
    query: Annotated[str, typer.Option("--query", help="Words to search for.", metavar="TEXT")] = "",
    id_: Annotated[str, typer.Option("--id", help="The process to open.", metavar="ID")] = "",
    content: Content = None,
    lang: Lang = "",
) -> None:
    """Open the window, or raise the one that is open."""
    terminal = Terminal(content, lang)
    from procdesk.desk.preflight import obstacle

    found = obstacle()
    if found is not None and found.code == "no-display":
        terminal.tell("no-display")
        if not sys.stdin.isatty():
            raise typer.Exit(UNUSABLE)
        _prompt(terminal, terminal.library(), "", 8)
        return
    if found is not None:
        terminal.give_up("missing-libraries", command=found.command, libraries=", ".join(found.libraries))
    from procdesk.desk.address import parse
    from procdesk.desk.instance import Request, hand_to_first, server_name

    request = Request(query, id_) if query or id_ else parse(address)
    # Before all that a window needs is loaded: a key pressed in the middle of a call does not wait for that.
    if hand_to_first(server_name(settings_folder()), request):
        return
    from procdesk.desk.app import Start, run

    begin = Start(terminal.content, terminal.lang, request, terminal.settings, open_memory())
    raise typer.Exit(run(begin))


@app.command()
def search(
    words: Annotated[list[str] | None, typer.Argument(help="The customer's words; without any, line by line.")] = None,
    department: Annotated[str, typer.Option("--department", help="Only this department.", metavar="SLUG")] = "",
    limit: Annotated[int, typer.Option("--limit", min=1, max=100, help="How many hits.")] = 8,
    content: Content = None,
    lang: Lang = "",
    as_json: Json = False,
) -> None:
    """Search in the customer's words."""
    terminal = Terminal(content, lang, as_json)
    library = terminal.library()
    _known_department(terminal, library, department)
    text = " ".join(words or [])
    if words:
        _search_once(terminal, library, text, department, limit)
    else:
        _prompt(terminal, library, department, limit)
    library.close()


@app.command()
def show(
    id_: Annotated[str, typer.Argument(metavar="ID", help="The process, such as facturacion/cobro-duplicado.")],
    content: Content = None,
    lang: Lang = "",
    as_json: Json = False,
) -> None:
    """Read a process in the terminal."""
    from procdesk import terminal as printed

    terminal = Terminal(content, lang, as_json)
    library = terminal.library()
    id_ = id_.removeprefix("procdesk:").strip("/")
    found = library.dated(id_, terminal.reading, datetime.now())
    if found is None:
        near = printed.nearest(id_, library.ids_of("", terminal.reading))
        terminal.give_up("unknown-process", FAILED, id=id_, suggestion=near)
    process, journey = found
    department = library.department(process.department)
    if as_json:
        printed.write_json(printed.process_facts(process, terminal.reading, department, journey))
    else:
        printed.write_process(process, terminal.reading, department, terminal.words)
    library.close()


@app.command("print")
def print_(
    id_: Annotated[str, typer.Argument(metavar="ID", help="The process, such as facturacion/cobro-duplicado.")],
    out: Annotated[Path | None, typer.Option("--out", help="The PDF to write.", metavar="FILE.pdf")] = None,
    content: Content = None,
    lang: Lang = "",
) -> None:
    """Write a process as a PDF for paper."""
    from procdesk import terminal as printed

    terminal = Terminal(content, lang)
    _able_to_print(terminal)
    from procdesk.desk.paper.command import Printer
    from procdesk.desk.paper.naming import file_name
    from procdesk.desk.paper.painting import NotWritten

    library = terminal.library()
    id_ = id_.removeprefix("procdesk:").strip("/")
    path = out or Path(file_name(id_))
    try:
        known = Printer().page(library, id_, terminal.reading, path)
    except NotWritten as error:
        terminal.give_up("not-written", path=str(path), reason=str(error))
    if not known:
        near = printed.nearest(id_, library.ids_of("", terminal.reading))
        terminal.give_up("unknown-process", FAILED, id=id_, suggestion=near)
    typer.echo(path)
    library.close()


@app.command()
def binder(
    out: Annotated[Path, typer.Argument(metavar="OUT.pdf", help="The PDF to write.")],
    ids: Annotated[list[str] | None, typer.Argument(metavar="ID", help="The processes; without any, all.")] = None,
    department: Annotated[str, typer.Option("--department", help="Only this department.", metavar="SLUG")] = "",
    content: Content = None,
    lang: Lang = "",
    lines: Annotated[bool, typer.Option("--lines", hidden=True)] = False,
) -> None:
    """Write many processes as one PDF, with an index by what customers say."""
    from procdesk import terminal as printed

    terminal = Terminal(content, lang)
    _able_to_print(terminal)
    from procdesk.desk.paper.command import Printer, Stopped, given_ids, until_input_ends
    from procdesk.desk.paper.painting import NotWritten

    library = terminal.library()
    _known_department(terminal, library, department)
    known = library.ids_of("", terminal.reading)
    chosen = given_ids(ids, sys.stdin) if ids else library.ids_of(department, terminal.reading)
    strange = next((id_ for id_ in chosen if id_ not in set(known)), "")
    if strange:
        terminal.give_up("unknown-process", FAILED, id=strange, suggestion=printed.nearest(strange, known))
    if not chosen:
        terminal.give_up("binder-empty", FAILED)
    steps = Printer().binder(library, chosen, terminal.reading, out)
    try:
        printed.follow(until_input_ends(steps, 0) if lines else steps, lines=lines)
    except Stopped:
        raise typer.Exit(FAILED) from None
    except NotWritten as error:
        terminal.give_up("not-written", path=str(out), reason=str(error))
    typer.echo(out)
    library.close()


def _able_to_print(terminal: Terminal) -> None:
    """Paper needs no screen, but Qt's libraries."""
    from procdesk.desk.preflight import obstacle

    found = obstacle({**os.environ, "QT_QPA_PLATFORM": "offscreen"})
    if found is not None:
        terminal.give_up("missing-libraries", command=found.command, libraries=", ".join(found.libraries))


@app.command()
def index(
    content: Content = None,
    lang: Lang = "",
    as_json: Json = False,
    index_root: Annotated[Path | None, typer.Option("--index", hidden=True)] = None,
    only: Annotated[str, typer.Option("--only", hidden=True)] = "",
    lines: Annotated[bool, typer.Option("--lines", hidden=True)] = False,
) -> None:
    """Build the index anew and learn from it, with a progress bar."""
    import gc
    import time

    from procdesk import terminal as printed
    from procdesk.building import Task
    from procdesk.content.scan import ContentUnreachable
    from procdesk.library import Library
    from procdesk.search.locking import Busy

    terminal = Terminal(content, lang, as_json)
    library = Library(terminal.content, index_root or index_folder(terminal.content))
    began = time.monotonic()
    # Nothing that is built here goes in circles; looking for circles costs a tenth of the time.
    gc.disable()
    try:
        if only != Task.TRAIN:
            printed.follow(library.rebuild(), lines=lines)
        if only != Task.BUILD:
            printed.follow(library.train(), lines=lines)
    except ContentUnreachable as gone:
        terminal.give_up(f"content-{gone.reason}", path=str(terminal.content))
    except Busy:
        terminal.give_up("index-busy", FAILED)
    overview = library.overview()
    for code, facts in overview.complaints:
        terminal.tell(code, **dict(facts))
    printed.write_index_result(overview, time.monotonic() - began, terminal.words, as_json=as_json)
    library.close()


@app.command()
def check(content: Content = None, lang: Lang = "", as_json: Json = False) -> None:
    """Tell everything that is wrong with the content; exit 1 if there are errors."""
    from procdesk import terminal as printed
    from procdesk.call import faults, placeholders
    from procdesk.content.folder import read_all
    from procdesk.content.rules import check as check_folder
    from procdesk.content.scan import ContentUnreachable
    from procdesk.content.view import Judges
    from procdesk.model import Level

    terminal = Terminal(content, lang, as_json)
    try:
        folder = read_all(terminal.content)
    except ContentUnreachable as gone:
        terminal.give_up(f"content-{gone.reason}", path=str(terminal.content))
    problems = check_folder(folder, date.today(), Judges(placeholders.faults, faults.in_hours, faults.IN_COMPANY))
    printed.write_check(problems, len(folder.stamps), terminal.words, as_json=as_json)
    if any(one.level is Level.ERROR for one in problems):
        raise typer.Exit(FAILED)


@app.command()
def new(
    title: Annotated[str, typer.Argument(help="The customer's matter, one line.")],
    department: Annotated[str, typer.Option("--department", help="The department's folder.", metavar="SLUG")],
    content: Content = None,
    lang: Lang = "",
) -> None:
    """Begin a new write-up from the template."""
    from procdesk.content.folder import read_all
    from procdesk.content.scan import ContentUnreachable
    from procdesk.content.template import new_write_up

    terminal = Terminal(content, lang)
    try:
        company = read_all(terminal.content).company
    except ContentUnreachable as gone:
        terminal.give_up(f"content-{gone.reason}", path=str(terminal.content))
    language = lang or company.default_language
    template = resource("templates", f"write-up.{language if language in ('es', 'en') else 'en'}.md")
    try:
        path = new_write_up(
            terminal.content, title, department, language, company, date.today(), template.read_text("utf-8")
        )
    except FileExistsError as there:
        terminal.give_up("new-exists", FAILED, path=str(there.args[0]))
    except ValueError:
        terminal.give_up("new-without-title", title=title)
    except OSError as error:
        terminal.give_up("not-written", path=str(terminal.content), reason=str(error.strerror))
    terminal.tell("new-written", path=str(path))
    typer.echo(path)


@app.command()
def init(folder: Annotated[Path, typer.Argument(metavar="DIR")], lang: Lang = "") -> None:
    """Make a new content folder to start from."""
    from procdesk.content.template import init_folder

    terminal = Terminal(None, lang)
    source = resource("templates", "init")
    files = {
        path.relative_to(source).as_posix(): path.read_text("utf-8") for path in source.rglob("*") if path.is_file()
    }
    try:
        init_folder(folder, files, date.today())
    except FileExistsError:
        terminal.give_up("init-not-empty", FAILED, path=str(folder))
    except OSError as error:
        terminal.give_up("not-written", path=str(folder), reason=str(error.strerror))
    terminal.tell("init-written", path=str(folder))
    typer.echo(folder)


@app.command()
def register(
    remove: Annotated[bool, typer.Option("--remove", help="Take it back.")] = False,
    lang: Lang = "",
) -> None:
    """Let the system open procdesk: addresses, such as a CRM's links, with this procdesk."""
    from procdesk import desktop_entry as desktop

    terminal = Terminal(None, lang)
    try:
        if remove:
            told = desktop.unregister(os.environ, desktop.run_helper)
        else:
            told = desktop.register(desktop.own_program(), os.environ, desktop.run_helper)
    except OSError as error:
        terminal.give_up("not-written", path=str(error.filename or ""), reason=str(error.strerror))
    for one in told:
        terminal.tell(one.code, **one.facts)


@app.command("eval")
def evaluate_(
    queries: Annotated[
        Path | None, typer.Argument(metavar="QUERIES.tsv", help="Words, a tab, the expected id; ids with commas.")
    ] = None,
    rehearsal: Annotated[bool, typer.Option("--self", help="Search the folder's own phrases, each left out.")] = False,
    misses: Annotated[bool, typer.Option("--misses", help="Tell which queries failed, and what won instead.")] = False,
    typo: Annotated[bool, typer.Option("--typo", help="One slip of the keyboard in every query.")] = False,
    truncate: Annotated[bool, typer.Option("--truncate", help="Only the first 60 % of every query.")] = False,
    fold: Annotated[bool, typer.Option("--fold", help="Every query without accents, in lower case.")] = False,
    capitals: Annotated[bool, typer.Option("--capitals", help="Every query without accents, in capitals.")] = False,
    seed: Annotated[int, typer.Option("--seed", help="Another number draws other slips and parts.")] = 1,
    content: Content = None,
    lang: Lang = "",
    as_json: Json = False,
) -> None:
    """Measure how often the right process comes first."""
    from procdesk.search.noise import Kind, Noise

    terminal = Terminal(content, lang, as_json)
    chosen = {Kind.TYPO: typo, Kind.TRUNCATE: truncate, Kind.FOLD: fold, Kind.CAPITALS: capitals}
    noise = Noise(frozenset(kind for kind, on in chosen.items() if on), seed)
    if rehearsal and queries:
        terminal.give_up("eval-file-and-self", path=str(queries))
    if rehearsal:
        _eval_self(terminal, noise, misses=misses)
    elif queries:
        _eval_file(terminal, queries, noise, misses=misses)
    else:
        terminal.give_up("eval-of-what")


def _eval_file(terminal: Terminal, path: Path, noise: Noise, *, misses: bool) -> None:
    from procdesk.search.evaluate import evaluate
    from procdesk.terminal import follow
    from procdesk.terminal_eval import write_report

    asked = _queries(terminal, path)
    library = terminal.library()
    follow(library.train(), lines=False)
    known = set(library.ids_of("", terminal.reading))
    strange = sorted({id_ for one in asked for id_ in one.ids} - known)
    if strange and known:
        terminal.tell("queries-unknown-ids", path=str(path), count=str(len(strange)), id=strange[0])
    report = evaluate(library, asked, terminal.reading, noise)
    write_report(report, noise, terminal.words, misses=misses, as_json=terminal.as_json)
    library.close()


def _eval_self(terminal: Terminal, noise: Noise, *, misses: bool) -> None:
    from procdesk.content.scan import ContentUnreachable
    from procdesk.rehearsal import rehearse
    from procdesk.terminal import follow_to_end
    from procdesk.terminal_eval import write_rehearsal

    try:
        found = follow_to_end(rehearse(terminal.content, terminal.reading, noise))
    except ContentUnreachable as gone:
        terminal.give_up(f"content-{gone.reason}", path=str(terminal.content))
    except OSError as error:
        terminal.give_up("not-written", path=str(error.filename or ""), reason=str(error.strerror))
    if not found.titles:
        terminal.tell("content-empty", path=str(terminal.content))
    elif not found.phrases:
        terminal.tell("self-no-phrases", path=str(terminal.content))
    elif len(found.titles) == 1:
        terminal.tell("self-one-process")
    if found.report.queries < found.phrases:
        terminal.tell("self-sampled", phrases=str(found.phrases), asked=str(found.report.queries))
    write_rehearsal(found, noise, terminal.words, misses=misses, as_json=terminal.as_json)


def _queries(terminal: Terminal, path: Path) -> list[Expected]:
    from procdesk.search.evaluate import QueryFileError, read_queries

    try:
        asked = read_queries(path)
    except OSError as error:
        terminal.give_up("queries-unreadable", path=str(path), reason=str(error.strerror))
    except QueryFileError as error:
        code = "queries-bad-encoding" if error.reason == "encoding" else "queries-bad-line"
        terminal.give_up(code, path=str(path), line=str(error.line))
    if not asked:
        terminal.give_up("queries-none", path=str(path))
    return asked


def _known_department(terminal: Terminal, library: Library, slug: str) -> None:
    from procdesk import terminal as printed

    slugs = [one.department.slug for one in library.overview().departments]
    if slug and slug not in slugs:
        terminal.give_up("unknown-department", slug=slug, suggestion=printed.nearest(slug, slugs))


def _search_once(terminal: Terminal, library: Library, text: str, department: str, limit: int) -> None:
    from procdesk import terminal as printed
    from procdesk.model import Query

    answer = library.search(Query(text, terminal.reading, department, limit, typing=False))
    names = library.overview().department_name
    if terminal.as_json:
        printed.write_json(printed.answer_facts(answer, names))
    else:
        printed.write_answer(answer, names, terminal.words)


def _prompt(terminal: Terminal, library: Library, department: str, limit: int) -> None:
    """Searches line by line until the end of the input or an empty line."""
    if sys.stdin.isatty():
        terminal.tell("prompt")
    while True:
        if sys.stdin.isatty():
            typer.echo("> ", nl=False, err=True)
        line = sys.stdin.readline()
        if not line.strip():
            return
        _search_once(terminal, library, line.strip(), department, limit)


def main() -> None:
    """The command `procdesk`."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A Windows console may speak an old code page: a letter that it lacks must not end the program.
            stream.reconfigure(errors="replace")
    app()


def open_window() -> None:
    """The command `procdesk-desk`, which opens the window without a console."""
    sys.argv = [sys.argv[0], "open", *sys.argv[1:]]
    main()
