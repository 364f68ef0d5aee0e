// What is written is read back: FLAC to the last bit, Opus by its length and its sound.

import Foundation
import Sounds
import TestSupport
import Testing

@testable import SoundFiles

/// A second of 400 Hz on the left, and of 600 Hz on the right.
private let frames: [Int16] = (0..<48_000).flatMap { frame in
  [400, 600].map { hertz in
    Int16((8000 * sin(2 * Double.pi * hertz * Double(frame) / 48_000)).rounded())
  }
}

private func write(
  _ format: SoundFileFormat, to path: String, tags: SoundFileTags = SoundFileTags()
) throws {
  let writer = try SoundFileWriter(path: path, format: format, tags: tags)
  // In pieces, as it is rendered.
  for start in stride(from: 0, to: frames.count, by: 9600) {
    try frames[start..<(start + 9600)].withUnsafeBufferPointer { try writer.write($0) }
  }
  try writer.close()
}

@Suite(.serialized) struct WritingTests {
  @Test func flacComesBackToTheLastBit() throws {
    let path = TemporaryFolder()
    let file = "\(path.path)/a.flac"
    try write(.flac, to: file)
    let recording = try SoundFile.read(path: file)
    #expect(recording.channelCount == 2)
    #expect(recording.samples.map { Int16($0 * 32_768) } == frames)
    // Half of it is not played as if it were all.
    let bytes = try Array(Data(contentsOf: URL(filePath: file)))
    #expect(throws: SoundFileError.self) { _ = try SoundFile.decode(Array(bytes.prefix(20_000))) }
  }

  @Test func opusKeepsLengthAndLevel() throws {
    let path = TemporaryFolder()
    let file = "\(path.path)/a.opus"
    try write(.opus, to: file)
    let recording = try SoundFile.read(path: file)
    #expect(recording.frameCount == 48_000)
    let energy = recording.samples.reduce(0.0) { $0 + Double($1 * $1) }
    let expected = frames.reduce(0.0) { $0 + pow(Double($1) / 32_768, 2) }
    #expect(abs(10 * log10(energy / expected)) < 0.5)
  }

  @Test(arguments: SoundFileFormat.allCases)
  func tagsAreWritten(format: SoundFileFormat) throws {
    let path = TemporaryFolder()
    let file = "\(path.path)/a"
    try write(format, to: file, tags: SoundFileTags(title: "Lower back", comment: "10 minutes"))
    let text = try String(decoding: Data(contentsOf: URL(filePath: file)), as: UTF8.self)
    #expect(text.contains("=Lower back"))
    #expect(text.contains("=10 minutes"))
  }

  @Test(
    arguments: [
      ("a.flac", .flac), ("/x.y/A.FLAC", .flac), ("a.opus", .opus), ("a.b.ogg", .opus),
      ("a.wav", nil), ("a", nil), ("/a.flac/b", nil), ("-", nil), ("", nil),
    ] as [(String, SoundFileFormat?)])
  func theEndingSaysTheFormat(path: String, format: SoundFileFormat?) {
    #expect(SoundFileFormat(path: path) == format)
  }

  @Test func aPlaceThatCannotBeWrittenIsAnError() {
    #expect(throws: SoundFileError.system(ENOENT)) {
      _ = try SoundFileWriter(path: "/nonexistent/a.flac", format: .flac)
    }
  }

  @Test(arguments: SoundFileFormat.allCases)
  func aFullDiskIsAnError(format: SoundFileFormat) {
    #expect(throws: SoundFileError.self) { try write(format, to: "/dev/full") }
  }
}
