// Room for the frames of one write, made once: the audio thread takes nothing from the heap,
// because an allocator may lock, and a real-time thread must not wait.

struct FrameBuffers: ~Copyable {
  /// At most so many frames are written at once: 50 ms.
  static let frames = 2400

  let samples = UnsafeMutableBufferPointer<Float>.allocate(capacity: Self.frames * 2)
  let output = UnsafeMutableBufferPointer<Int16>.allocate(capacity: Self.frames * 2)

  deinit {
    samples.deallocate()
    output.deallocate()
  }
}
