// `--setup`: asks the first questions on a terminal or a pipe, plays what is asked about, and
// writes what was agreed to. Until then nothing is changed: Ctrl-C and the end of the answers leave
// all as it was.

import ConfigFiles
import Sounds

package struct SetupMode {
  let places: Places

  package init(places: Places) { self.places = places }

  package func run() -> Int32 {
    let settings: OwnSettings
    do throws(BadFile) { settings = try OwnSettings(places) } catch {
      _ = complain(error.diagnostics)
      Console.complain("limber: correct that first, with: limber settings edit")
      return ExitStatus.badData
    }
    let configuration = Configuration(reading: places.layers)
    let level = Level(percent: configuration.settings.volume, isMuted: false)
    let player = CuePlayer(
      device: configuration.settings.device, level: level, theme: configuration.theme)
    var interview = SetupInterview(circumstances(configuration, player))
    while interview.question != nil {
      ask(interview, player)
      guard let answer = readLine() else {
        Console.complain("limber: the answers ended; nothing was written")
        return ExitStatus.badData
      }
      for line in interview.answer(answer) { Console.say(line) }
    }
    return write(interview, to: settings)
  }

  /// What can be heard is tried: with a session's silence, before the first question.
  private func circumstances(
    _ configuration: Configuration, _ player: CuePlayer
  ) -> SetupInterview.Circumstances {
    var hasSound = true
    do throws(NoSound) { try player.play([]) } catch {
      hasSound = false
      Console.say("Nothing can be heard: \(error). 'limber doctor' looks for the cause.")
      Console.say("The questions about sound are left out.")
    }
    return SetupInterview.Circumstances(
      hasSound: hasSound, volume: configuration.settings.volume,
      theme: configuration.settings.theme, themes: places.layers.themeNames,
      reminders: Set(configuration.reminders.keys))
  }

  private func ask(_ interview: SetupInterview, _ player: CuePlayer) {
    for line in interview.introduction { Console.say(line) }
    for sound in interview.sounds {
      guard case .cues(let cues, let theme, let volume) = sound else { continue }
      player.set(Level(percent: volume, isMuted: false))
      if let theme = try? places.layers.theme(named: theme) { player.set(theme) }
      do throws(NoSound) { try player.play(cues) } catch {
        Console.say("That was not heard: \(error).")
      }
    }
    Console.say(interview.prompt)
  }

  private func write(_ interview: SetupInterview, to settings: OwnSettings) -> Int32 {
    guard interview.isAgreed else {
      Console.say("Nothing was written.")
      return ExitStatus.done
    }
    let mode = RemindersMode(places: places)
    if !interview.settings.isEmpty {
      let status = settings.write(interview.settings)
      guard status == ExitStatus.done else { return status }
      mode.tellDaemon()
    }
    return interview.reminder.map { mode.add($0) } ?? ExitStatus.done
  }
}
