// Buffers for the frames of one write, allocated once: the audio thread must not allocate memory,
// because an allocator may lock and a real-time thread must not wait.

struct FrameBuffers: ~Copyable {
  /// The most frames written at once: 50 ms.
  static let frames = 2400

  /// Mixed samples, two per frame.
  let samples = UnsafeMutableBufferPointer<Float>.allocate(capacity: Self.frames * 2)
  /// The same as 16-bit integers, as the device takes them.
  let output = UnsafeMutableBufferPointer<Int16>.allocate(capacity: Self.frames * 2)

  deinit {
    samples.deallocate()
    output.deallocate()
  }
}
