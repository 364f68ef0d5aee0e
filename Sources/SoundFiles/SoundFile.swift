// Sounds from outside: a theme's WAV, FLAC or Ogg file, a recorded voice, the output of a speech
// program. Whatever cannot be played is reported with a reason, since otherwise a cue would
// silently be missing.

import CSndfile
import Glibc
import Sounds

package enum SoundFile {
  /// Of one sound: cues last seconds, and spoken words less than a minute.
  package static let secondsMax = 60
  static let rates = 1000...768_000

  /// Reads a file in any format that libsndfile supports, at any rate, as frames at 48 kHz.
  package static func read(path: String) throws(SoundFileError) -> Recording {
    // O_NONBLOCK: opening a pipe of this name would block.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .system(errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .system(errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notRegular }
    let head = try head(descriptor)
    let riff = RiffHead(head)
    if riff.isTruncated(at: Int(status.st_size)) { throw .truncated }
    if riff.hasNoSize { return try decode(whole(descriptor, Int(status.st_size))) }
    try SoundLibrary.load()
    var info = SF_INFO()
    return try frames(of: limber_sf_open_fd(descriptor, CInt(SFM_READ), &info), info)
  }

  /// Reads the output of a program: like the bytes of a file, but the sizes in its header may be
  /// unknown.
  package static func decode(_ bytes: [UInt8]) throws(SoundFileError) -> Recording {
    if bytes.isEmpty { throw .empty }
    let riff = RiffHead(bytes.prefix(RiffHead.byteCount))
    if riff.isTruncated(at: bytes.count) { throw .truncated }
    try SoundLibrary.load()
    let bytes = riff.hasNoSize ? RiffHead.completed(bytes) : bytes
    let result: Result<Recording, SoundFileError> = bytes.withUnsafeBytes { bytes in
      var memory = SoundMemory(bytes)
      return withUnsafeMutablePointer(to: &memory) { memory in
        var io = SoundMemory.io
        var info = SF_INFO()
        let file = limber_sf_open_virtual(&io, CInt(SFM_READ), &info, memory)
        do throws(SoundFileError) { return .success(try frames(of: file, info)) } catch {
          return .failure(error)
        }
      }
    }
    return try result.get()
  }

  /// The first bytes, without moving the position from which libsndfile reads.
  private static func head(_ descriptor: Int32) throws(SoundFileError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: RiffHead.byteCount)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    guard count >= 0 else { throw .system(errno) }
    if count == 0 { throw .empty }
    return Array(bytes[..<count])
  }

  /// At most a minute at the highest rate, in stereo, with four bytes a sample.
  private static let bytesMax = 2 * 4 * secondsMax * rates.upperBound

  /// All bytes of a file whose header has no sizes, which is then decoded in memory.
  private static func whole(_ descriptor: Int32, _ size: Int) throws(SoundFileError) -> [UInt8] {
    guard size <= bytesMax else { throw .tooLong }
    var bytes = [UInt8](repeating: 0, count: size)
    let count = pread(descriptor, &bytes, size, 0)
    guard count >= 0 else { throw .system(errno) }
    return Array(bytes[..<count])
  }

  /// Reads an open file to its end, and closes it.
  private static func frames(
    of file: OpaquePointer?, _ info: SF_INFO
  ) throws(SoundFileError) -> Recording {
    guard let file else { throw .notSound(SoundLibrary.words(nil)) }
    defer { _ = limber_sf_close(file) }
    let (rate, channels) = (Int(info.samplerate), Int(info.channels))
    guard (1...2).contains(channels) else { throw .channels(channels) }
    guard rates.contains(rate) else { throw .rate(rate) }
    let samples = try samples(of: file, channels: channels, limit: secondsMax * rate)
    // FLAC states the number of frames; some formats state an impossibly large one for "unknown".
    if samples.isEmpty { throw .empty }
    // Fewer frames than the header promised: the file was cut off.
    if info.frames > samples.count / channels, info.frames <= secondsMax * rate {
      throw .truncated
    }
    return try Resampling.recording(samples, channels: channels, rate: rate)
  }

  /// - Parameter limit: in frames; more is an error.
  private static func samples(
    of file: OpaquePointer, channels: Int, limit: Int
  ) throws(SoundFileError) -> ContiguousArray<Float> {
    var samples = ContiguousArray<Float>()
    var chunk = ContiguousArray<Float>(repeating: 0, count: 8192 * channels)
    while true {
      let count = chunk.withUnsafeMutableBufferPointer { chunk in
        limber_sf_readf_float(file, chunk.baseAddress, 8192)
      }
      if count <= 0 { break }
      samples += chunk[..<(Int(count) * channels)]
      guard samples.count <= limit * channels else { throw .tooLong }
    }
    guard limber_sf_error(file) == SF_ERR_NO_ERROR else { throw .broken(SoundLibrary.words(file)) }
    // A comparison with NaN is false.
    guard samples.allSatisfy({ abs($0) <= 1000 }) else { throw .notNumbers }
    return samples
  }
}
