// The offline commands: the same declarations as limber's, each done in its own room.

import ArgumentParser
import Commands
import Console
import Control
import Planning

enum Workshop {
  /// - Parameter arguments: as `limber` was given them.
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

  private static func work(_ command: any OfflineWork) -> ExitStatus {
    do {
      return try command.work(in: Places(environment: Places.environment, config: nil))
    } catch {
      Console.complain("limber: \(error)")
      return .failure
    }
  }

  /// `limber` refuses what is wrong itself: somebody has started `limberd` with it.
  private static func refuse(_ sentence: String) -> ExitStatus {
    Console.complain("limberd: \(sentence)")
    return .usage
  }
}
