// `--render`: the whole session as a file, by the same score and the same mixer that play it.

import ConfigFiles
import Control
import Glibc
import Routines
import Sessions
import Sounds

package struct RenderMode {
  let places: Places

  package init(places: Places) { self.places = places }

  /// Frames mixed at a time: a tenth of a second.
  private static let chunk = 4800

  /// - Parameters:
  ///   - routine: an id, or a file as `start` knows one: with a slash or an ending, or `-`.
  ///   - output: the WAV file; it is written beside itself first, so that a failure leaves no half.
  ///   - labels: a text file of labels; nil: none.
  package func run(routine: String, output: String, labels: String?) -> Int32 {
    let configuration = Configuration(reading: places.layers)
    let timeline: Timeline
    do throws(ControlError) {
      timeline = configuration.timeline(
        of: try configuration.routine(nameOrFile: routine), places.practice())
    } catch {
      Console.complain("limber: \(error)")
      return ExitStatus.badData
    }
    guard write(timeline, configuration, to: output) else { return ExitStatus.failure }
    if let labels {
      let text = Array(WaveFile.labels(timeline).utf8)
      guard OutputFile.write(to: labels, { put in put(text) }) else { return ExitStatus.failure }
    }
    // The sound itself goes there.
    if output != "-" {
      Console.say(
        "\(output): \(rounded(timeline.length.milliseconds.count)) of \(timeline.routine)")
    }
    return ExitStatus.done
  }

  private func write(
    _ timeline: Timeline, _ configuration: Configuration, to output: String
  ) -> Bool {
    let score = Score(timeline, theme: configuration.theme)
    let gain = Levels.gain(volume: configuration.settings.volume)
    let samples = UnsafeMutableBufferPointer<Float>.allocate(capacity: Self.chunk * 2)
    let frames = UnsafeMutableBufferPointer<Int16>.allocate(capacity: Self.chunk * 2)
    defer {
      samples.deallocate()
      frames.deallocate()
    }
    return OutputFile.write(to: output) { put in
      guard put(WaveFile.header(frames: timeline.length)) else { return false }
      var position = FrameIndex.zero
      while position < timeline.end {
        let count = min(Self.chunk, Int((timeline.end - position).count))
        let part = UnsafeMutableBufferPointer(rebasing: samples[..<(count * 2)])
        part.update(repeating: 0)
        Mixer.add(score, from: position, gain: 1, to: part)
        Mixer.quantise(part, gain: (gain, gain), to: frames)
        guard put(Array(UnsafeRawBufferPointer(frames).prefix(count * WaveFile.bytesPerFrame)))
        else { return false }
        position = position + FrameCount(Int64(count))
      }
      return true
    }
  }
}
