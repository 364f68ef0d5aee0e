// A cue as frames: synthesised once before it is needed, then only copied. The phase is a closed
// formula of the frame's number, so that a sound is the same wherever rendering begins.

import Sessions

import func Glibc.cos
import func Glibc.exp
import func Glibc.pow
import func Glibc.sin

/// Stereo frames at full volume.
package struct Tone: Sendable {
  /// Left and right, interleaved.
  package let samples: ContiguousArray<Float>
  package var frameCount: Int { samples.count / 2 }

  init(samples: ContiguousArray<Float>) { self.samples = samples }

  func scaled(by factor: Float) -> Tone {
    Tone(samples: ContiguousArray(samples.map { $0 * factor }))
  }

  /// - Parameter length: for a glide; nil for the recipe's own.
  package init(_ recipe: ToneRecipe, length: FrameCount? = nil) {
    var recipe = recipe
    let framesPerMillisecond = Int(SampleRate.framesPerMillisecond)
    if let length, let note = recipe.notes.first {
      recipe.notes = [note]
      recipe.notes[0].at = 0
      recipe.notes[0].length = Int(length.count) / framesPerMillisecond
    }
    var mono = [Double](repeating: 0, count: recipe.length * framesPerMillisecond)
    for note in recipe.notes { Self.add(note, of: recipe, to: &mono) }
    let gain = Self.gain(for: recipe.level, of: mono)
    let (left, right) = Self.panned(recipe.pan)
    var samples = ContiguousArray<Float>()
    samples.reserveCapacity(mono.count * 2)
    for value in mono {
      samples.append(Float(value * gain * left))
      samples.append(Float(value * gain * right))
    }
    self.samples = samples
  }

  private static func add(_ note: Note, of recipe: ToneRecipe, to mono: inout [Double]) {
    let framesPerMillisecond = Int(SampleRate.framesPerMillisecond)
    let count = note.length * framesPerMillisecond
    let start = note.at * framesPerMillisecond
    let envelope = Envelope(recipe, count: count)
    let rate = Double(SampleRate.hertz)
    let partials = Partials(recipe)
    for frame in 0..<count {
      let time = Double(frame) / rate
      let bend = (note.to - note.from) * time * time * rate / (2 * Double(count))
      let turn = 2 * Double.pi * (note.from * time + bend)
      var value = partials.value(at: turn)
      if let roughness = recipe.roughness {
        let beat = 0.5 + 0.5 * cos(2 * Double.pi * roughness.rate * time)
        value *= 1 - roughness.depth * beat
      }
      mono[start + frame] += value * envelope.value(at: frame)
    }
  }

  /// The factor that brings the loudest tenth of a second to a level.
  static func gain(for level: Double, of mono: [Double]) -> Double {
    KWeighting.loudness(ofLoudestTenth: mono).map { pow(10, (level - $0) / 20) } ?? 0
  }

  /// The factors of both channels: equal power, at most `Levels.panMax` apart.
  static func panned(_ pan: Double) -> (left: Double, right: Double) {
    let ratio = pow(10, pan * Levels.panMax / 20)
    let left = (2 / (1 + ratio * ratio)).squareRoot()
    return (left, left * ratio)
  }
}

/// The fundamental and its partials.
private struct Partials {
  private let amplitudes: [Double]
  /// Nil: the harmonics.
  private let ratios: [Double]?

  init(_ recipe: ToneRecipe) {
    amplitudes = recipe.ratios.map { Array(recipe.partials.prefix($0.count)) } ?? recipe.partials
    ratios = recipe.ratios
  }

  /// - Parameter turn: the phase of the fundamental in radians.
  func value(at turn: Double) -> Double {
    guard let ratios else { return harmonics(at: turn) }
    var value = 0.0
    for (amplitude, ratio) in zip(amplitudes, ratios) { value += amplitude * sin(turn * ratio) }
    return value
  }

  /// By sin(nx) = 2 cos(x) sin((n-1)x) - sin((n-2)x): two calls for all harmonics.
  private func harmonics(at turn: Double) -> Double {
    let twice = 2 * cos(turn)
    var (before, now) = (0.0, sin(turn))
    var value = 0.0
    for amplitude in amplitudes {
      value += amplitude * now
      (before, now) = (now, twice * now - before)
    }
    return value
  }
}

/// Raised-cosine edges with an exponential decay between them.
private struct Envelope {
  private let count: Int
  private let attack: Double
  private let release: Double
  private let decay: Double

  init(_ recipe: ToneRecipe, count: Int) {
    self.count = count
    let framesPerMillisecond = Double(SampleRate.framesPerMillisecond)
    attack = min(Double(recipe.attack) * framesPerMillisecond, Double(count) / 2)
    release = min(Double(recipe.release) * framesPerMillisecond, Double(count) / 2)
    decay = Double(recipe.decay) * framesPerMillisecond
  }

  func value(at frame: Int) -> Double {
    let now = Double(frame)
    let left = Double(count - frame)
    var value = decay > 0 ? exp(-now / decay) : 1
    if now < attack { value *= 0.5 - 0.5 * cos(Double.pi * now / attack) }
    if left < release { value *= 0.5 - 0.5 * cos(Double.pi * left / release) }
    return value
  }
}
