// `setup`: asks the first questions on a terminal or a pipe, plays the sounds that they are about,
// and writes what the user agreed to. Until then nothing is changed, so Ctrl-C and the end of the
// input leave everything as it was.

import Commands
import ConfigFiles
import Console
import Control
import Listening
import Planning
import Routines
import Sounds

extension SetupCommand: OfflineWork {
  package func work(in places: Places) throws -> ExitStatus {
    Setup(places: places).run()
  }
}

/// The side effects of `SetupInterview`: it prints, plays, speaks and writes.
package struct Setup {
  let places: Places

  /// - Parameter places: where the files are.
  package init(places: Places) { self.places = places }

  /// Asks all questions.
  /// - Returns: `badData` when the settings have errors, since they could not be changed, and when
  ///   the input ends too early. A user who does not agree ends it with `done`.
  package func run() -> ExitStatus {
    let settings: OwnSettings
    do throws(BadFile) { settings = try OwnSettings(places) } catch {
      _ = Console.complain(error.diagnostics)
      Console.complain("limber: correct that first, with: limber settings edit")
      return ExitStatus.badData
    }
    let configuration = Configuration(reading: places.layers)
    let volume = Volume(percent: configuration.settings.volume, isMuted: false)
    let player = CuePlayer(
      device: configuration.settings.device, volume: volume, theme: configuration.theme)
    let greeting = greeting(configuration)
    var interview = SetupInterview(
      circumstances(configuration, player, hasSpeech: greeting != nil))
    guard interview.run(before: { introduce($0, player, greeting) }) else { return .badData }
    return write(interview, to: settings)
  }

  /// Tries the device with an empty timeline before the first question; without sound, the
  /// questions about it are left out.
  private func circumstances(
    _ configuration: Configuration, _ player: CuePlayer, hasSpeech: Bool
  ) -> SetupInterview.Circumstances {
    var hasSound = true
    do throws(NoSound) { try player.play([]) } catch {
      hasSound = false
      Console.say("No sound can be heard: \(error). 'limber doctor' looks for the cause.")
      Console.say("The questions about sound are left out.")
    }
    return SetupInterview.Circumstances(
      hasSound: hasSound, hasSpeech: hasSpeech, volume: configuration.settings.volume,
      theme: configuration.settings.theme, themes: places.layers.themeNames,
      reminders: Set(configuration.reminders.keys))
  }

  /// The sentence that is played for “Did you hear a voice?”; nil without speech.
  private func greeting(_ configuration: Configuration) -> Voice? {
    let words = SetupInterview.words
    return places.voices(for: [words], configuration) { Console.complain("limber: \($0)") }[words]
  }

  /// What comes before a question. A sound that fails is reported, and the question is asked
  /// anyway.
  private func introduce(_ interview: SetupInterview, _ player: CuePlayer, _ greeting: Voice?) {
    for line in interview.introduction { Console.say(line) }
    for sound in interview.sounds {
      do throws(NoSound) { try play(sound, player, greeting) } catch {
        Console.say("That was not heard: \(error).")
      }
    }
  }

  /// In the theme and at the volume that the question is about.
  private func play(
    _ sound: SetupInterview.Sound, _ player: CuePlayer, _ greeting: Voice?
  ) throws(NoSound) {
    switch sound {
    case .cues(let cues, let theme, let volume):
      player.set(Volume(percent: volume, isMuted: false))
      if let theme = try? places.layers.theme(named: theme) { player.set(theme) }
      try player.play(cues)
    case .words(let words):
      if let greeting { try player.play(greeting, of: words) }
    }
  }

  /// Settings first: a reminder is written only when they were.
  private func write(_ interview: SetupInterview, to settings: OwnSettings) -> ExitStatus {
    guard interview.isAgreed else {
      Console.say("Nothing was written.")
      return ExitStatus.done
    }
    if !interview.settings.isEmpty {
      let status = settings.write(interview.settings)
      guard status == ExitStatus.done else { return status }
      RunningDaemon.reload()
    }
    return interview.reminder.map { ReminderWriting(places: places).add($0) } ?? .done
  }
}
