// `compose`: a routine for a wish, as a file that can be saved and edited, or played from a pipe.

import Commands
import ConfigFiles
import Console
import Control
import Planning
import Routines
import Sessions
import Speech

extension ComposeCommand: OfflineWork {
  package func work(in places: Places) throws -> ExitStatus {
    // The declaration refuses a wish without a length.
    guard let words = WishWords(wish) else { return .usage }
    return ComposedFile(places: places).write(words, seed: seed)
  }
}

/// The options of a command line as a wish in words.
extension WishWords {
  /// - Returns: nil without a length.
  init?(_ options: WishOptions) {
    guard let length = options.length else { return nil }
    self.init(
      milliseconds: length.milliseconds, areas: options.areas.words,
      positions: options.positions.words, without: options.without.words, level: options.level)
  }
}

/// Composes in the command's own process, by the same code as the daemon.
package struct ComposedFile {
  let places: Places

  /// - Parameter places: where the catalogue and the history are.
  package init(places: Places) { self.places = places }

  /// Prints the file. Its comment has the command that gives the same routine again.
  /// - Parameters:
  ///   - words: what the user asked for.
  ///   - seed: nil: one that differs each day and after each session.
  /// - Returns: `usage` for words that don't exist, `badData` when no routine fits.
  package func write(_ words: WishWords, seed: UInt64?) -> ExitStatus {
    let configuration = Configuration(reading: places.layers)
    let history = places.practice()
    let seed = seed ?? history.seed
    let wish: Wish
    do throws(ControlError) { wish = try words.wish() } catch {
      Console.complain("limber: \(error)")
      return ExitStatus.usage
    }
    do throws(ControlError) {
      // Words take time: the length of a session depends on whether they are spoken.
      let speaks = configuration.speechProgram?.path(in: Places.environment) != nil
      let routine = try configuration.composed(wish, history, speaks: speaks, seed: seed)
      let session = SpokenSession(configuration.today(routine, history), configuration, history)
      let length = session.reckonedLength(speaks: speaks)
      let comment = [
        "limber compose \(words.arguments) --seed \(seed)",
        "\(length.rounded), " + CountText.words(routine.exerciseIDs.count, "exercise")
          + Self.needs(StartNotices.needs(routine)),
      ]
      let text = RoutineText.yaml(
        routine, comment: comment, catalogue: configuration.catalogue)
      // It ends its last line itself.
      Console.say(data: String(text.dropLast()))
      return ExitStatus.done
    } catch {
      Console.complain("limber: \(error)")
      return ExitStatus.badData
    }
  }

  /// The end of the comment's line: what the routine needs, if anything.
  private static func needs(_ needs: [String]) -> String {
    needs.isEmpty ? "" : "; it needs \(needs.joined(separator: " and "))"
  }
}
