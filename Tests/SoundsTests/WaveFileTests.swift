// The bytes that other programs read: the header of a rendered file, and the labels beside it.

import Routines
import Sessions
import Testing

@testable import Sounds

private func field<T: FixedWidthInteger>(_ header: [UInt8], at place: Int, as: T.Type) -> T {
  header[place..<(place + T.bitWidth / 8)].reversed().reduce(0) { $0 << 8 | T($1) }
}

@Suite struct WaveFileTests {
  @Test func theHeaderIsOfStereoAt48KilohertzIn16Bits() {
    let header = WaveFile.header(frames: FrameCount(48_000))
    let lines = stride(from: 0, to: header.count, by: 4).map { start in
      header[start..<(start + 4)].map { byte in
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }.joined(separator: " ")
    }
    #expect(
      lines == [
        "52 49 46 46",  // RIFF
        "24 ee 02 00",  // 192,036 bytes follow
        "57 41 56 45",  // WAVE
        "66 6d 74 20",  // fmt
        "10 00 00 00",  // of 16 bytes
        "01 00 02 00",  // PCM, 2 channels
        "80 bb 00 00",  // 48,000 frames a second
        "00 ee 02 00",  // 192,000 bytes a second
        "04 00 10 00",  // 4 bytes a frame, 16 bits a sample
        "64 61 74 61",  // data
        "00 ee 02 00",  // 192,000 bytes
      ])
  }

  @Test(
    arguments: [(0, 0), (1, 4), (28_800_000, 115_200_000), (1_000_000_000, 4_000_000_000)]
      as [(Int64, UInt32)])
  func theSizesFollowTheFrames(frames: Int64, bytes: UInt32) {
    let header = WaveFile.header(frames: FrameCount(frames))
    #expect(header.count == 44)
    #expect(field(header, at: 4, as: UInt32.self) == bytes + 36)
    #expect(field(header, at: 40, as: UInt32.self) == bytes)
  }

  @Test func labelsTellPhasesAndCuesInOrderOfTheirStarts() {
    let twist = Exercise(
      id: "twist", name: "Seated twist", position: .seated, sides: .each,
      dose: .hold(.seconds(8), sets: 1, between: .zero), change: .seconds(6))
    let breath = Exercise(
      id: "breath", name: "Breath", position: .seated,
      dose: .repetitions(1, breath: Breath(in: Milliseconds(1501), out: .seconds(2))))
    let timeline = Timeline(
      compiling: Routine(
        id: "test", name: "Test",
        steps: [
          .exercise(ExerciseStep(twist, only: .left, ready: .seconds(5))),
          .rest(.seconds(9)), .exercise(ExerciseStep(breath, ready: .seconds(2))),
        ]))
    #expect(
      WaveFile.labels(timeline).replacing("\t", with: " | ") == """
        0.000 | 6.500 | ready Seated twist left
        0.000 | 0.000 | cue start
        1.500 | 1.500 | cue ready left
        6.500 | 14.500 | hold Seated twist left
        6.500 | 6.500 | cue hold left
        11.500 | 11.500 | cue countdown left
        12.500 | 12.500 | cue countdown left
        13.500 | 13.500 | cue countdown-last left
        14.500 | 18.500 | rest
        14.500 | 14.500 | cue release left
        15.100 | 15.100 | cue rest
        18.500 | 23.500 | ready Breath
        18.500 | 18.500 | cue ready
        20.500 | 20.500 | cue countdown
        21.500 | 21.500 | cue countdown
        22.500 | 22.500 | cue countdown-last
        23.500 | 25.001 | inhale Breath
        23.500 | 25.001 | cue inhale
        25.001 | 27.001 | exhale Breath
        25.001 | 27.001 | cue exhale
        27.001 | 30.001 | finish Breath
        27.001 | 27.001 | cue finish

        """)
  }
}
