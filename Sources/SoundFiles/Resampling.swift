// Converts any sample rate to the stream's, with libsamplerate: its medium sinc keeps artefacts 121
// dB below the sound, and takes a tenth of a second for a minute of sound.

import CSndfile
import Sessions
import Sounds

enum Resampling {
  /// - Parameters:
  ///   - samples: frames of one or two channels, interleaved.
  ///   - rate: their sample rate in hertz.
  static func recording(
    _ samples: ContiguousArray<Float>, channels: Int, rate: Int
  ) throws(SoundFileError) -> Recording {
    guard rate != SampleRate.hertz else {
      return Recording(channelCount: channels, samples: samples)
    }
    let ratio = Double(SampleRate.hertz) / Double(rate)
    let frames = samples.count / channels
    let room = Int((Double(frames) * ratio).rounded(.up)) + 1
    var made = ContiguousArray<Float>(repeating: 0, count: room * channels)
    var count = 0
    let error = samples.withUnsafeBufferPointer { source in
      made.withUnsafeMutableBufferPointer { target in
        var data = SRC_DATA()
        data.data_in = source.baseAddress
        data.data_out = target.baseAddress
        data.input_frames = frames
        data.output_frames = room
        data.src_ratio = ratio
        let error = limber_src_simple(&data, CInt(SRC_SINC_MEDIUM_QUALITY), CInt(channels))
        count = data.output_frames_gen
        return error
      }
    }
    guard error == 0 else { throw .broken(String(cString: limber_src_strerror(error))) }
    made.removeLast(made.count - count * channels)
    if made.isEmpty { throw .empty }
    return Recording(channelCount: channels, samples: made)
  }
}
