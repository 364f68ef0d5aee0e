// How one cue sounds in a theme: a few notes with harmonics and a soft envelope. Recipes are data,
// so that a theme is a text file and every sound is the same on every machine.

import func Glibc.pow

/// A stretch of tone within a cue.
package struct Note: Hashable, Sendable {
  /// From the cue's first frame, milliseconds.
  package var at: Int
  /// In milliseconds; for a glide, replaced by the length of the breath.
  package var length: Int
  /// In hertz, at its beginning and at its end; the change between them is linear.
  package var from: Double
  package var to: Double

  package init(at: Int, length: Int, from: Double, to: Double? = nil) {
    self.at = at
    self.length = length
    self.from = from
    self.to = to ?? from
  }
}

package struct ToneRecipe: Hashable, Sendable {
  package var notes: [Note]
  /// Amplitudes of the fundamental and of the partials above it, in order.
  package var partials: [Double]
  /// Their frequencies as multiples of the fundamental's; nil: the harmonics, 1, 2, 3 … Those of
  /// bells and knocks lie between. There are as many partials as ratios.
  package var ratios: [Double]?
  /// A beat that is heard as a rough texture; nil: none.
  package var roughness: Roughness?
  /// Milliseconds from silence to full level, and back; less than a few of them is heard as a
  /// click.
  package var attack: Int
  package var release: Int
  /// Milliseconds in which a note decays to about a third, as a bell does; 0: no decay.
  package var decay: Int
  /// The loudness in LUFS while it sounds.
  package var level: Double
  /// -1 (left) to 1 (right).
  package var pan: Double

  package init(
    notes: [Note], partials: [Double] = [1], ratios: [Double]? = nil, attack: Int = 8,
    release: Int = 40, decay: Int = 0, level: Double = Levels.session, pan: Double = 0
  ) {
    self.notes = notes
    self.partials = partials
    self.ratios = ratios
    self.attack = attack
    self.release = release
    self.decay = decay
    self.level = level
    self.pan = pan
  }

  /// Milliseconds from the first frame to the last.
  var length: Int { notes.map { $0.at + $0.length }.max() ?? 0 }
}

/// A modulation of the amplitude that is too fast to be heard as a rhythm.
package struct Roughness: Hashable, Sendable {
  /// In hertz; roughest at about 40.
  package var rate: Double
  /// The depth of the modulation, 0 to 1.
  package var depth: Double

  package init(rate: Double, depth: Double) {
    self.rate = rate
    self.depth = depth
  }
}

/// The sound of a side, for all cues: another place and another timbre, so that the sides can be
/// told apart even in mono or with one ear.
package struct SideVoice: Hashable, Sendable {
  package var pan: Double
  package var partials: [Double]
  /// Multiplies every frequency.
  package var ratio: Double

  package init(pan: Double, partials: [Double], ratio: Double = 1) {
    self.pan = pan
    self.partials = partials
    self.ratio = ratio
  }
}

package enum Levels {
  /// Session cues, in LUFS (EBU R 128's programme level).
  package static let session: Double = -23
  /// Speech, in LUFS over its loudest 0.4 s (momentary loudness, EBU Tech 3341). Measured in the
  /// same way, it and the cues of a session are within 4 dB, so that whoever turns the volume down
  /// for the one keeps the other.
  package static let speech: Double = -24.5
  /// The largest difference between the channels, in dB: one ear must be enough.
  package static let panMax: Double = 10
  /// How much lower, in dB, a reminder's first ring is, so that it does not startle.
  package static let firstRing: Double = -8

  /// The factor for a volume in per cent: 80 is the level of the theme. It is the square, so that
  /// equal steps sound about equal.
  package static func gain(volume percent: Int) -> Float {
    let part = Float(percent) / 80
    return part * part
  }

  /// The factor for a difference in level.
  package static func gain(decibels: Double) -> Float { Float(pow(10, decibels / 20)) }
}
