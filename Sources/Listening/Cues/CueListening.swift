// `sounds list` and `sounds play`: which cues there are, and what they sound like.

import Commands
import ConfigFiles
import Console
import Control
import Planning
import Routines
import Sessions
import Sounds

extension SoundsCommand.List: OfflineWork {
  package func work(in places: Places) throws -> ExitStatus {
    try CueListening(places: places).list(json: json)
  }
}

extension SoundsCommand.Play: OfflineWork {
  package func work(in places: Places) throws -> ExitStatus {
    CueListening(places: places).play(
      .init(cue: cue, side: side?.rawValue, theme: theme))
  }
}

extension SoundsCommand.Export: OfflineWork {
  package func work(in places: Places) throws -> ExitStatus {
    CueListening(places: places).export(to: folder, theme: theme)
  }
}

/// Also makes the player for the quiz (`QuizRound`); `CueExport` adds the export.
package struct CueListening {
  let places: Places

  /// - Parameter places: where the settings and themes are.
  package init(places: Places) { self.places = places }

  /// What to play, in the words of the command line.
  package struct Wish {
    /// A cue's name, or `all`.
    var cue: String
    /// `left`, `right`, or nil.
    var side: String?
    /// nil: the settings'.
    var theme: String?

    /// - Parameter cue: checked when it is played.
    package init(cue: String, side: String? = nil, theme: String? = nil) {
      self.cue = cue
      self.side = side
      self.theme = theme
    }
  }

  /// A cue as `list --json` prints it.
  private struct Line: Encodable {
    var name: String
    var when: String
    var family: String
  }

  /// Prints every cue; there is no filter, since there are only two dozen.
  package func list(json: Bool) throws -> ExitStatus {
    let lines = CueKind.allCases.map {
      Line(name: $0.rawValue, when: $0.when, family: $0.family.rawValue)
    }
    if json {
      try Console.say(json: lines)
    } else {
      for line in lines { Console.say("\(line.name) (\(line.family)): \(line.when)") }
    }
    return ExitStatus.done
  }

  /// Plays a cue, or all of them with their names, and returns when they were heard.
  /// - Returns: `badData` for a word that does not exist, `failure` when nothing can be heard.
  package func play(_ wish: Wish) -> ExitStatus {
    let isAll = wish.cue == "all"
    guard let kinds = isAll ? CueKind.allCases : CueKind(rawValue: wish.cue).map({ [$0] }) else {
      let names = CueKind.allCases.map(\.rawValue)
      return refuse(Spelling.refusal(of: wish.cue, as: "a cue", among: names))
    }
    let side = wish.side.flatMap(Side.init)
    if let word = wish.side, side == nil { return refuse("“\(word)” is not left or right") }
    do throws(Stop) {
      let player = try self.player(theme: wish.theme)
      for kind in kinds {
        if isAll { Console.say("\(kind.rawValue): \(kind.when)") }
        do throws(NoSound) { try player.play([HeardCue(kind, side: side)]) } catch {
          throw Stop(error)
        }
      }
      return ExitStatus.done
    } catch {
      return error.tell()
    }
  }

  /// A word of the command line that does not exist.
  private func refuse(_ sentence: String) -> ExitStatus {
    Stop(sentence: sentence, status: ExitStatus.badData).tell()
  }

  /// Why a command ends, and how: an error, so that it can be thrown from any depth.
  struct Stop: Error {
    var sentence: String
    var status: ExitStatus

    init(sentence: String, status: ExitStatus) {
      self.sentence = sentence
      self.status = status
    }

    /// A device that does not play.
    init(_ reason: NoSound) {
      self.init(
        sentence: "\(reason); 'limber doctor' looks for the cause", status: ExitStatus.failure)
    }

    /// Prints the sentence.
    /// - Returns: the status to exit with.
    func tell() -> ExitStatus {
      Console.complain("limber: \(sentence)")
      return status
    }
  }

  /// A player on the device of the settings, at the volume in force.
  /// - Parameter name: of a theme; nil: the one in the settings.
  /// - Throws: also when Limber is muted or its volume is 0, since a silent quiz would be
  ///   pointless.
  func player(theme name: String?) throws(Stop) -> CuePlayer {
    let configuration = Configuration(reading: places.layers)
    let volume = places.volume(configuration)
    if let silence = volume.silence {
      throw Stop(sentence: "nothing would be heard: \(silence)", status: ExitStatus.failure)
    }
    var theme = configuration.theme
    do throws(BadFile) {
      if let name { theme = try places.layers.theme(named: name) }
    } catch {
      let reasons = error.diagnostics.map(\.message).joined(separator: "; ")
      throw Stop(sentence: reasons, status: ExitStatus.badData)
    }
    return CuePlayer(device: configuration.settings.device, volume: volume, theme: theme)
  }
}
