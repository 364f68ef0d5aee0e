// Sound that was recorded rather than computed: a theme's file, or spoken words. Already at the
// stream's rate, so that no conversion is needed later.

import Sessions

/// Frames at 48 kHz.
package struct Recording: Hashable, Sendable {
  /// 1, or 2: left and right, interleaved.
  package let channelCount: Int
  /// Full scale is 1; a file may go beyond it.
  package let samples: ContiguousArray<Float>

  package var frameCount: Int { samples.count / channelCount }

  /// - Parameters:
  ///   - channelCount: 1 or 2.
  ///   - samples: a whole number of frames.
  package init(channelCount: Int, samples: ContiguousArray<Float>) {
    precondition((1...2).contains(channelCount) && samples.count % channelCount == 0)
    self.channelCount = channelCount
    self.samples = samples
  }
}
