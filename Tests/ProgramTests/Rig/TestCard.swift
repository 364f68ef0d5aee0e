// A sound card whose every fault the test decides on, and whose clock is exact: it plays by
// CLOCK_MONOTONIC and writes down each frame with its instant (Tests/SoundCard/card.c). Between it
// and the daemon stands the real libasound.

import Foundation
import Testing

final class TestCard {
  /// The words of `control`, in the order of card.c.
  enum Word: Int {
    case openError, writeError, writeErrors, prepareError, prepareErrors, writeMost, startDelay,
      fault, isGone, hangAt, hangs, opens, prepares, starts, writes
  }

  /// A call that hangs.
  enum Place: Int64, CaseIterable, Sendable { case open = 1, prepare, write, pointer }

  /// What the card takes; all else is refused.
  struct Kind: Sendable, CustomTestStringConvertible {
    var format = "S16_LE"
    var channels = 2
    var rate = 48_000
    var testDescription: String { "\(format) \(channels) \(rate)" }
  }

  let kind: Kind
  private let folder: String
  private let control: UnsafeMutablePointer<Int64>
  private static let controlSize = 4096

  private static let library: Result<String, any Error> = Result {
    try compiled("card", ["-lasound"])
  }

  /// Makes it the home's default device, or one of another name.
  init(for home: Home, _ kind: Kind = Kind(), named name: String = "!default") throws {
    self.kind = kind
    folder = "\(home.path)/card-\(UUID().uuidString.prefix(8))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let path = "\(folder)/control"
    try Data(count: Self.controlSize).write(to: URL(filePath: path))
    let file = open(path, O_RDWR)
    defer { close(file) }
    let map = mmap(nil, Self.controlSize, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0)
    control = try #require(map == MAP_FAILED ? nil : map).assumingMemoryBound(to: Int64.self)
    try """
    pcm_type.limber_card {
      lib "\(Self.library.get())"
      open "_snd_pcm_limber_card_open"
    }
    pcm.\(name) {
      type limber_card
      folder "\(folder)"
      format \(kind.format)
      channels \(kind.channels)
      rate \(kind.rate)
    }
    """.write(toFile: "\(home.path)/.asoundrc", atomically: true, encoding: .utf8)
  }

  deinit { munmap(control, Self.controlSize) }

  subscript(word: Word) -> Int64 {
    get { control[word.rawValue] }
    set { control[word.rawValue] = newValue }
  }

  /// What was written to it, in its own format.
  func written() throws -> Data { try Data(contentsOf: URL(filePath: "\(folder)/frames")) }

  /// When each frame was played.
  func playing() throws -> [Stretch] {
    let text = try String(contentsOfFile: "\(folder)/marks", encoding: .utf8)
    var stretches: [Stretch] = []
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      let (at, frame) = (Int64(words[0])!, Int(words[1])!)
      if words[2] == "play" {
        stretches.append(Stretch(frames: frame..<Int.max, at: at, rate: kind.rate))
      } else if let last = stretches.indices.last {
        stretches[last].frames = stretches[last].frames.lowerBound..<frame
      }
    }
    return stretches
  }

  /// Frames that were played without a break.
  struct Stretch {
    /// Their numbers among all that were written.
    var frames: Range<Int>
    /// When the first one was, by CLOCK_MONOTONIC, in nanoseconds.
    var at: Int64
    var rate: Int

    /// When a frame was played.
    func instant(of frame: Int) -> Int64 {
      at + Int64(frame - frames.lowerBound) * 1_000_000_000 / Int64(rate)
    }
  }
}

/// Makes a library of a C file in Tests/SoundCard; it lies in the build's folder. Where two runs
/// make it at once, each loads a whole one.
func compiled(_ name: String, _ libraries: [String]) throws -> String {
  let source = "\(Programs.root)/Tests/SoundCard/\(name).c"
  let target = "\(Programs.root)/.build/\(name).so"
  let part = "\(target).\(getpid())"
  let compiler = Child(
    "/usr/bin/cc",
    ["-O2", "-Wall", "-shared", "-fPIC", "-DPIC", "-o", part, source] + libraries,
    environment: ["PATH": "/usr/bin:/bin"])
  try compiler.start()
  let status = try compiler.wait(seconds: 60)
  guard status == 0 else { throw Failure("cc \(source): \(compiler.errors)") }
  try #require(rename(part, target) == 0, "\(target): \(String(cString: strerror(errno)))")
  return target
}
