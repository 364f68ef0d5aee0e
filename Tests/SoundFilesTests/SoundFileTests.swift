// Whatever people bring is played as it was recorded, or they are told why it is not.

import Foundation
import Sounds
import TestSupport
import Testing

@testable import SoundFiles

/// The sine of a frequency that fits best, and what is left without it.
private func fit(_ samples: [Double], at hertz: Double) -> (amplitude: Double, rest: Double) {
  var (real, imaginary) = (0.0, 0.0)
  let turns = samples.indices.map { 2 * Double.pi * hertz * Double($0) / 48_000 }
  for (sample, turn) in zip(samples, turns) {
    real += sample * cos(turn) * 2 / Double(samples.count)
    imaginary += sample * sin(turn) * 2 / Double(samples.count)
  }
  let energy = zip(samples, turns).reduce(0) { sum, pair in
    let rest = pair.0 - real * cos(pair.1) - imaginary * sin(pair.1)
    return sum + rest * rest
  }
  return (
    (real * real + imaginary * imaginary).squareRoot(),
    (energy / Double(samples.count)).squareRoot()
  )
}

@Suite(.serialized) struct ReadingTests {
  @Test(arguments: [1000, 8000, 22_050, 44_100, 48_000, 96_000, 768_000], [1, 2])
  func anyRateComesBackAtThePitchTheLevelAndTheLengthItHad(rate: Int, channels: Int) throws {
    let hertz = rate == 1000 ? 100.0 : 1000
    let mono = sine(hertz, rate: rate, seconds: 0.5)
    let wave = WaveBytes(
      rate: rate, channels: channels, isFloat: true,
      samples: mono.flatMap { [$0, $0 * -0.5].prefix(channels) })
    let recording = try SoundFile.decode(wave.bytes)
    #expect(recording.channelCount == channels)
    #expect(abs(recording.frameCount - 24_000) <= 48_000 / min(rate, 48_000))
    for channel in 0..<channels {
      let heard = (4800..<19_200).map { Double(recording.samples[$0 * channels + channel]) }
      let (amplitude, rest) = fit(heard, at: hertz)
      let expected = channel == 0 ? 0.5 : 0.25
      #expect(abs(amplitude / expected - 1) < 0.001)
      #expect(20 * log10(rest / amplitude) < -60)
    }
  }

  @Test func sixteenBitsAreReadExactlyAndSoIsAFile() throws {
    let samples = sine(440, rate: 48_000, seconds: 0.1)
    let bytes = WaveBytes(channels: 2, samples: samples + samples).bytes
    let recording = try SoundFile.decode(bytes)
    #expect(recording.frameCount == 4800)
    for (read, made) in zip(recording.samples, samples) {
      #expect(read == (made * 32_767).rounded() / 32_768)
    }
    let folder = TemporaryFolder()
    #expect(try SoundFile.read(path: folder.write("a.wav", bytes)) == recording)
  }

  @Test(
    arguments: [
      (0x7fff_f024, 0x7fff_f000), (0xffff_ffff, 0xffff_ffff), (0, 0), (0xffff_ffff, 0),
      (0x8000_0024, 0x8000_0000),
    ] as [(UInt32, UInt32)])
  func aProgramThatCouldNotKnowTheSizeIsTakenByWhatIsThere(riff: UInt32, data: UInt32) throws {
    let samples = sine(440, rate: 22_050, seconds: 0.2)
    let wave = WaveBytes(rate: 22_050, samples: samples, riffSize: riff, dataSize: data)
    #expect(abs(try SoundFile.decode(wave.bytes).frameCount - 9600) <= 3)
    let folder = TemporaryFolder()
    let path = folder.write("a.wav", wave.bytes)
    #expect(abs(try SoundFile.read(path: path).frameCount - 9600) <= 3)
  }

  @Test func aMinuteIsReadAndNoMore() throws {
    let silence = [Float](repeating: 0, count: 60 * 8000)
    #expect(
      abs(
        try SoundFile.decode(WaveBytes(rate: 8000, samples: silence).bytes).frameCount - 2_880_000)
        <= 6)
    expect(WaveBytes(rate: 8000, samples: silence + [0]).bytes, fails: .tooLong)
  }

  private static let tone = sine(440, rate: 48_000, seconds: 0.1)
  private static let faults: [(String, [UInt8], SoundFileError)] = [
    ("no bytes", [], .empty),
    ("no frames", WaveBytes().bytes, .empty),
    ("three channels", WaveBytes(channels: 3, samples: tone).bytes, .channels(3)),
    ("too slow", WaveBytes(rate: 999, samples: tone).bytes, .rate(999)),
    ("too fast", WaveBytes(rate: 768_001, samples: tone).bytes, .rate(768_001)),
    ("not a number", WaveBytes(isFloat: true, samples: tone + [.nan]).bytes, .notNumbers),
    ("infinite", WaveBytes(isFloat: true, samples: [-.infinity] + tone).bytes, .notNumbers),
    ("far too loud", WaveBytes(isFloat: true, samples: tone + [1e20]).bytes, .notNumbers),
    ("half of it", Array(WaveBytes(samples: tone).bytes.prefix(5000)), .truncated),
    ("half a header", Array(WaveBytes(samples: tone).bytes.prefix(30)), .truncated),
  ]

  @Test(arguments: faults)
  func whatCannotBePlayedIsNamed(name: String, bytes: [UInt8], error: SoundFileError) throws {
    expect(bytes, fails: error)
    let path = TemporaryFolder()
    let file = path.write("a.wav", bytes)
    #expect(throws: error, "\(name)") { _ = try SoundFile.read(path: file) }
  }

  @Test(arguments: [
    "# name: x\n", String(repeating: "no sound at all\n", count: 500), "RIFF", "\0",
  ])
  func textIsNoSound(text: String) {
    do {
      _ = try SoundFile.decode(Array(text.utf8))
      Issue.record("it was read")
    } catch {
      #expect("\(error)".hasPrefix("this is not a sound that libsndfile reads, such as WAV"))
      #expect(!"\(error)".contains("\n"))
    }
  }

  @Test func whatIsNoReadableFileIsNamed() throws {
    let folder = TemporaryFolder()
    #expect(throws: SoundFileError.notRegular) { _ = try SoundFile.read(path: folder.path) }
    #expect(throws: SoundFileError.system(ENOENT)) {
      _ = try SoundFile.read(path: "\(folder.path)/none.wav")
    }
    // A pipe without a writer would be waited for for ever.
    let pipe = "\(folder.path)/pipe.wav"
    #expect(mkfifo(pipe, 0o600) == 0)
    #expect(throws: SoundFileError.notRegular) { _ = try SoundFile.read(path: pipe) }
    let locked = folder.write("locked.wav", WaveBytes(samples: Self.tone).bytes)
    #expect(chmod(locked, 0) == 0)
    // Root may read everything.
    if geteuid() != 0 {
      #expect(throws: SoundFileError.system(EACCES)) { _ = try SoundFile.read(path: locked) }
    }
    #expect("\(SoundFileError.system(EACCES))".contains("permissions"))
  }

  @Test func theLibrariesAreLetGoAndComeBack() throws {
    let bytes = WaveBytes(rate: 44_100, samples: Self.tone).bytes
    let first = try SoundFile.decode(bytes)
    #expect(SoundLibrary.letGo())
    let maps = try String(contentsOfFile: "/proc/self/maps", encoding: .utf8)
    #expect(!maps.contains("libsndfile"))
    #expect(try SoundFile.decode(bytes) == first)
  }

  private func expect(_ bytes: [UInt8], fails error: SoundFileError) {
    #expect(throws: error) { _ = try SoundFile.decode(bytes) }
  }
}

@Suite struct MessageTests {
  @Test(
    arguments: [
      (.noLibrary("libsndfile"), "libsndfile is not installed (Debian: libsndfile1)"),
      (.noLibrary("libsamplerate"), "libsamplerate is not installed (Debian: libsamplerate0)"),
      (.tooLong, "the sound is longer than 60 s; cut it shorter"),
      (.channels(6), "the sound has 6 channels; mix it down to one or two"),
    ] as [(SoundFileError, String)])
  func anErrorIsOneSentenceWithItsCause(error: SoundFileError, text: String) {
    #expect("\(error)" == text)
  }
}
