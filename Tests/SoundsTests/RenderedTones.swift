// Synthesis is slow in a debug build, and most tests listen to the same cues: each is rendered once
// in a run, whatever number of tests hears it.

import Sessions
import Synchronization

@testable import Sounds

/// A recipe's tone. For tones that several tests hear: it is kept until the run ends.
func rendered(_ recipe: ToneRecipe, length: FrameCount? = nil) -> Tone {
  RenderedTones.tone(recipe, length)
}

private enum RenderedTones {
  private struct Key: Hashable {
    var recipe: ToneRecipe
    var length: FrameCount?
  }

  private static let known = Mutex<[Key: Tone]>([:])

  /// Not rendered under the lock: suites may run side by side, and twice is still right.
  static func tone(_ recipe: ToneRecipe, _ length: FrameCount?) -> Tone {
    let key = Key(recipe: recipe, length: length)
    if let tone = known.withLock({ $0[key] }) { return tone }
    let tone = Tone(recipe, length: length)
    known.withLock { $0[key] = tone }
    return tone
  }
}
