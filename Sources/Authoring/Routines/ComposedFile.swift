// `--compose`: a routine for a wish, as a file that can be saved, edited, or played from a pipe.

import ConfigFiles
import Control
import Routines
import Sessions
import Speech

package struct ComposeMode {
  let places: Places

  package init(places: Places) { self.places = places }

  /// - Parameter seed: nil: another one each day, and after each session.
  package func run(_ words: WishWords, seed: UInt64?) -> Int32 {
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
      let length = session.reckonedLength(speaks: speaks).count
      let comment = [
        "limber compose \(words.arguments) --seed \(seed)",
        "\(rounded(length)), \(routine.exerciseIDs.count) exercises"
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
