// `compose`: a routine for a wish, as a file that can be saved, edited, or played from a pipe.

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

extension WishWords {
  /// - Returns: nil without a length.
  init?(_ options: WishOptions) {
    guard let length = options.length else { return nil }
    self.init(
      milliseconds: length.milliseconds, areas: options.areas.words,
      positions: options.positions.words, without: options.without.words, level: options.level)
  }
}

package struct ComposedFile {
  let places: Places

  package init(places: Places) { self.places = places }

  /// - Parameter seed: nil: another one each day, and after each session.
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
      let speaks = configuration.speechProgram?.path(in: Places.environment) != nil
      let routine = try configuration.composed(wish, history, speaks: speaks, seed: seed)
      let session = SpokenSession(configuration.today(routine, history), configuration, history)
      let length = session.reckonedLength(speaks: speaks)
      let comment = [
        "limber compose \(words.arguments) --seed \(seed)",
        "\(length.rounded), \(routine.exerciseIDs.count) exercises"
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

  private static func needs(_ needs: [String]) -> String {
    needs.isEmpty ? "" : "; it needs \(needs.joined(separator: " and "))"
  }
}
