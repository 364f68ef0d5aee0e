// Runs the offline commands. They are declared once for limber and limberd, and each is implemented
// in a module of its own, which limber does not link.

import ArgumentParser
import Commands
import Console
import Control
import Planning

/// The offline half of `limber`, run by limberd because only limberd links what it needs (the
/// composer, the sounds, the history), so that `limber` itself starts quickly.
enum Workshop {
  /// - Parameter arguments: those that `limber` was called with.
  static func run(_ arguments: [String]) -> ExitStatus {
    switch Limber.read(arguments) {
    case .command(let command as any OfflineWork): return work(command)
    case .command:
      return refuse("limberd has no command “\(arguments[0])”; limber asks the daemon for it")
    case .text(let text):
      Console.say(data: text)
      return .done
    case .refused(let sentence): return refuse(sentence)
    }
  }

  /// Runs a command in the user's folders. Errors begin with `limber:`, the program the user
  /// called.
  private static func work(_ command: any OfflineWork) -> ExitStatus {
    do {
      return try command.work(in: Places(environment: Places.environment, config: nil))
    } catch {
      Console.complain("limber: \(error)")
      return .failure
    }
  }

  /// Reached only if limberd is called directly: limber itself refuses a wrong command line.
  private static func refuse(_ sentence: String) -> ExitStatus {
    Console.complain("limberd: \(sentence)")
    return .usage
  }
}
