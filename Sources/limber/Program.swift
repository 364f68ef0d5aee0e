// The command `limber`: a thin program that asks the daemon for what the user wants. For an offline
// command it replaces itself by `limberd`, so that the daemon's libraries are not linked here.

import Commands
import Control
import Glibc

/// Reads the command line, then makes one call or becomes `limberd`.
@main enum Program {
  static func main() {
    StandardOutput.reserveStreams()
    if ProgramArguments.refuseWhatIsNoText() { exit(ExitStatus.usage.rawValue) }
    let arguments = Array(CommandLine.arguments.dropFirst())
    do throws(CommandFailure) {
      // Bars ask for the status all day, and parsing this command line takes as long as answering.
      switch arguments {
      case ["status"]: try StatusCommand.show(json: false)
      case ["status", "--json"]: try StatusCommand.show(json: true)
      default: try perform(Limber.read(arguments))
      }
    } catch {
      complain(error.message)
      exit(error.code)
    }
  }

  /// Does what a command line says.
  /// - Throws: the failure of the command, or `usage`.
  private static func perform(_ parsed: ParsedCommandLine) throws(CommandFailure) {
    switch parsed {
    case .command(is any OfflineCommand): try DaemonProgram.execute()
    case .command(let command as any DaemonCall): try command.perform()
    // A declaration that is neither: a mistake in the program, which a test would find.
    case .command(let command): preconditionFailure("\(type(of: command)) is not carried out")
    case .text(let text): if !text.isEmpty { say(data: text) }
    case .refused(let sentence): throw CommandFailure(sentence, .usage)
    }
  }
}
