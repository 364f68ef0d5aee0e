// A set of sounds: a recipe for each cue, and a voice for each side. Recipes are looked up by the
// cue's name, because themes are files that users write.

import Routines
import Sessions

/// How a theme makes one cue.
package enum CueSource: Hashable, Sendable {
  case recipe(ToneRecipe)
  case recording(RecordedCue)
}

package struct Theme: Hashable, Sendable {
  package var name: String
  /// How loud speech is beside its cues: LUFS, as `Levels.speech`.
  package let speech: Double
  private var sources: [CueKind: CueSource]
  private var voices: [Side: SideVoice]
  /// Factors for single cues.
  private var gains: [CueKind: Float] = [:]

  /// - Parameters:
  ///   - sources: by cue name; missing ones are taken from the other theme.
  ///   - voices: by "left" and "right"; missing ones are taken from the other theme.
  ///   - speech: nil: as loud as beside cues of the usual level.
  ///   - other: nil for the fallback.
  package init(
    name: String, sources: [String: CueSource], voices: [String: SideVoice] = [:],
    speech: Double? = nil, over other: Theme? = nil
  ) {
    self.name = name
    self.speech = speech ?? Levels.speech
    self.sources = other?.sources ?? Fallback.recipes.mapValues { .recipe($0) }
    self.voices = other?.voices ?? Fallback.voices
    for (name, source) in sources {
      if let kind = CueKind(rawValue: name) { self.sources[kind] = source }
    }
    for (name, voice) in voices {
      if let side = Side(rawValue: name) { self.voices[side] = voice }
    }
  }

  /// The same, from recipes only.
  package init(name: String, recipes: [String: ToneRecipe], voices: [String: SideVoice] = [:]) {
    self.init(name: name, sources: recipes.mapValues { .recipe($0) }, voices: voices)
  }

  /// The plain sounds in the code, so that no cue is ever missing.
  package static let fallback = Theme(name: "fallback", sources: [:])

  /// All names that a recipe may have.
  package static let cueNames = CueKind.allCases.map(\.rawValue)
  package static let voiceNames = Side.allCases.map(\.rawValue)

  /// The same theme with some cues at a lower level.
  /// - Parameter percents: by cue name, of the theme's level; 100 is that level. The factor is the
  ///   square, so that equal steps sound about equal.
  package func with(levels percents: [String: Int]) -> Theme {
    var theme = self
    for (name, percent) in percents {
      let part = Float(percent) / 100
      if let kind = CueKind(rawValue: name) { theme.gains[kind] = part * part }
    }
    return theme
  }

  /// A cue as frames.
  /// - Parameters:
  ///   - side: uses its voice and its place.
  ///   - length: for a glide; nil for the theme's own.
  package func tone(_ kind: CueKind, side: Side? = nil, length: FrameCount? = nil) -> Tone {
    let tone =
      switch sources[kind]! {
      case .recipe(let recipe): Tone(voiced(recipe, side), length: length)
      case .recording(let cue):
        Tone(cue, side: side, voice: side.flatMap { voices[$0] }, length: length)
      }
    return gains[kind].map { tone.scaled(by: $0) } ?? tone
  }

  /// A recipe in the voice of a side.
  private func voiced(_ recipe: ToneRecipe, _ side: Side?) -> ToneRecipe {
    guard let side, let voice = voices[side] else { return recipe }
    var recipe = recipe
    recipe.pan = voice.pan
    recipe.partials = voice.partials
    for index in recipe.notes.indices {
      recipe.notes[index].from *= voice.ratio
      recipe.notes[index].to *= voice.ratio
    }
    return recipe
  }

  /// The recipe of a cue for a side, with the side's voice; nil for a recording.
  func recipe(_ kind: CueKind, side: Side?) -> ToneRecipe? {
    guard case .recipe(let recipe) = sources[kind] else { return nil }
    return voiced(recipe, side)
  }
}

/// One plain sound for each cue.
private enum Fallback {
  static let voices: [Side: SideVoice] = [
    .left: SideVoice(pan: -0.8, partials: [1, 0, 0.35, 0, 0.15]),
    .right: SideVoice(pan: 0.8, partials: [1, 0.5, 0.25, 0.12], ratio: 1.122),
  ]

  static let recipes: [CueKind: ToneRecipe] = Dictionary(
    uniqueKeysWithValues: CueKind.allCases.map { ($0, recipe($0)) })

  private static func recipe(_ kind: CueKind) -> ToneRecipe {
    switch kind {
    case .start: figure([392, 494, 587], each: 220)
    case .finish: figure([587, 494, 392], each: 260)
    case .ready: figure([262, 262], each: 110)
    case .hold: figure([660], each: 450)
    case .release: figure([330], each: 450)
    case .switch: figure([440, 554], each: 180)
    // Short sounds are louder, so that they are as loud as others over 0.4 s.
    case .halfway: figure([880], each: 60, level: Levels.session + 5)
    case .countdown: figure([784], each: 70, level: Levels.session + 5)
    case .countdownLast: figure([1047], each: 120, level: Levels.session + 2)
    case .inhale: glide(from: 294, to: 440)
    case .exhale: glide(from: 440, to: 294)
    // Held where the breath in, or the breath out, has ended.
    case .breathFull: glide(from: 440, to: 440)
    case .breathEmpty: glide(from: 294, to: 294)
    case .softInhale: glide(from: 294, to: 440, level: Levels.session - 10)
    case .softExhale: glide(from: 440, to: 294, level: Levels.session - 10)
    case .tick: figure([988], each: 50)
    case .contract: figure([622], each: 400)
    case .relax: figure([311], each: 400)
    case .move: figure([523], each: 200, level: Levels.session + 1)
    case .rep: figure([698], each: 80, level: Levels.session + 4)
    case .rest: figure([349, 294], each: 200)
    case .wait: figure([466, 466, 466], each: 130)
    case .reminder: reminder
    case .pause: figure([494, 370], each: 120)
    case .resume: figure([370, 494], each: 120)
    }
  }

  private static func figure(
    _ notes: [Double], each length: Int, level: Double = Levels.session
  ) -> ToneRecipe {
    ToneRecipe(
      notes: notes.enumerated().map {
        Note(at: $0.offset * (length + 20), length: length, from: $0.element)
      }, partials: [1, 0.2], attack: 8, release: min(60, length / 2), level: level)
  }

  private static func glide(
    from: Double, to: Double, level: Double = Levels.session - 2
  ) -> ToneRecipe {
    ToneRecipe(
      notes: [Note(at: 0, length: 1000, from: from, to: to)], partials: [1, 0.1], attack: 250,
      release: 350, level: level)
  }

  private static var reminder: ToneRecipe {
    ToneRecipe(
      notes: [
        Note(at: 0, length: 900, from: 440), Note(at: 450, length: 900, from: 554),
        Note(at: 900, length: 1400, from: 659),
      ], partials: [1, 0.15], attack: 120, release: 500)
  }
}
