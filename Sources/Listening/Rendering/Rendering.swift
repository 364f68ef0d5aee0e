// `render`: an entire session as a sound file, by the score and the mixer that also play it. The
// volume is that of the settings, and waits take no time.

import Commands
import ConfigFiles
import Console
import Control
import Glibc
import Planning
import Routines
import Sessions
import Sounds

extension RenderCommand: OfflineWork {
  package func work(in places: Places) throws -> ExitStatus {
    Rendering(places: places).run(
      .init(routine: routine, output: output, labels: labels, chapters: chapters))
  }
}

/// Writes the sound, and labels and chapters if they are wanted.
package struct Rendering {
  let places: Places

  /// - Parameter places: where the files are.
  package init(places: Places) { self.places = places }

  /// What to write, and where.
  package struct Wish {
    /// An id, or a file in the form that `start` takes: with a slash or an ending, or `-`.
    var routine: String
    /// The sound file; its ending names the format. `-` is a WAV on standard output.
    var output: String
    /// A text file of labels for an audio editor; nil: none.
    var labels: String?
    /// A file of chapters in ffmpeg's format; nil: none.
    var chapters: String?

    /// Nothing is checked here; `run` refuses what is wrong.
    package init(
      routine: String, output: String, labels: String? = nil, chapters: String? = nil
    ) {
      self.routine = routine
      self.output = output
      self.labels = labels
      self.chapters = chapters
    }
  }

  /// Writes the files, the sound first. Each is written under a temporary name and renamed, so that
  /// a failure leaves no incomplete file.
  /// - Returns: `usage` for an ending without a format, `badData` for an unknown routine, `failure`
  ///   when a file can't be written.
  package func run(_ wish: Wish) -> ExitStatus {
    guard let format = SoundFormat(path: wish.output) else {
      Console.complain("limber: \(SoundFormat.refusal(of: wish.output))")
      return ExitStatus.usage
    }
    if let path = OutputFile.twice(in: [wish.output, wish.labels, wish.chapters]) {
      Console.complain("limber: “\(path)” is to be written twice; give each a file of its own")
      return ExitStatus.usage
    }
    let configuration = Configuration(reading: places.layers)
    let routine: Routine
    do throws(ControlError) {
      routine = try configuration.routine(nameOrFile: wish.routine)
    } catch {
      Console.complain("limber: \(error)")
      return ExitStatus.badData
    }
    // Its plain sounds are rendered all the same, as they would be played.
    _ = Console.complain(configuration.faults(in: .theme))
    let (session, voices) = places.spoken(routine, configuration)
    let timeline = session.fillingWaits()
    let score = Score(timeline, theme: configuration.theme, voices: voices)
    guard write(score, configuration, to: wish.output, as: format, title: routine.name) else {
      return ExitStatus.failure
    }
    let beside = [
      (wish.labels, { WaveFile.labels(timeline) }),
      (wish.chapters, { ChapterFile.text(timeline, title: routine.name) }),
    ]
    for case (let path?, let text) in beside {
      guard OutputFile.write(to: path, { put in put(Array(text().utf8)) }) else {
        return ExitStatus.failure
      }
    }
    // Standard output may have the sound itself, so no sentence goes there.
    if wish.output != "-" {
      Console.say(
        "\(wish.output): \(timeline.length.milliseconds.rounded) of \(timeline.routine)")
    }
    for wait in timeline.waits { Console.complain(Self.leftOut(wait)) }
    return ExitStatus.done
  }

  /// - Parameter wait: one without a limit, in the file's time.
  private static func leftOut(_ wait: WaitPoint) -> String {
    "limber: left out, since it has no limit (at-most): the wait “\(wait.wait.text)” at "
      + TimeText.clock(wait.at.milliseconds.count)
  }

  private func write(
    _ score: Score, _ configuration: Configuration, to output: String, as format: SoundFormat,
    title: String
  ) -> Bool {
    let length = score.end - FrameIndex.zero
    var mixed = MixedFrames(
      score, gain: Levels.gain(volume: configuration.settings.volume))
    let interruption = Interruption()
    var progress = ProgressOutput(
      total: length.count, isShown: output != "-",
      isPlain: configuration.settings.plain || Places.environment["LIMBER_PLAIN"] == "1")
    defer { progress.end() }
    let file = RenderedFile(path: output, format: format, length: length, title: title)
    return file.write {
      progress.show(done: mixed.position.index)
      if interruption.hasCome { return .interrupted }
      return mixed.next().map { .frames($0) } ?? .end
    }
  }
}
