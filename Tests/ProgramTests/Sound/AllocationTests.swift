// The audio thread takes nothing from the heap while it plays, and gives nothing back to it: either
// may wait for a lock that the other thread holds. Counted in the real daemon, call by call.

import Foundation
import Testing

/// The words that Tests/SoundCard/allocations.c counts in.
private final class Allocations {
  private let words: UnsafeMutablePointer<Int64>
  private static let size = 4096

  init(of home: Home) throws {
    let path = "\(home.path)/allocations"
    try Data(count: Self.size).write(to: URL(filePath: path))
    let file = open(path, O_RDWR)
    defer { close(file) }
    let map = mmap(nil, Self.size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0)
    words = try #require(map == MAP_FAILED ? nil : map).assumingMemoryBound(to: Int64.self)
    home.environment["LIMBER_ALLOCATIONS"] = path
    home.environment["LD_PRELOAD"] = try compiled("allocations", ["-ldl"])
  }

  deinit { munmap(words, Self.size) }

  /// Limber's own, taken and given back.
  var own: Int64 { words[0] + words[1] }
  /// libasound's and its plugins'.
  var others: Int64 { words[2] + words[3] }
  /// Where the first own ones came from, as addresses within the program.
  var callers: String {
    (4..<4 + Int(min(own, 12))).map { String(words[$0], radix: 16) }.joined(separator: " ")
  }
}

@Suite(.serialized) struct AllocationTests {
  @Test(.enabled(if: Programs.areOptimised, "a debug build allocates where it likes"))
  func theAudioThreadLeavesTheHeapAloneWhileItPlays() throws {
    let home = try Home()
    try home.write(
      """
      steps:
        - {exercise: seated-cat-cow, reps: 2, breath: {in: 2s, out: 2s}, ready: 0s}
        - {exercise: childs-pose, hold: 20s, ready: 1s}
        - {exercise: seated-cat-cow, reps: 1, breath: {in: 2s, out: 2s}, ready: 0s}
      """, to: "routines/all.yaml")
    let card = try TestCard(for: home)
    let allocations = try Allocations(of: home)
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    // The runtime makes the metadata of a type when it is used first: the second time counts.
    _ = try play(home, allocations)
    let count = try play(home, allocations)
    // What opening the device took is counted, so the count works.
    #expect(allocations.others > 0 && allocations.own > 0)
    #expect(count == 0, "\(count) calls, the first ones of all from \(allocations.callers)")
    #expect(card[.writes] > 100)
  }

  /// Every command, with another timeline among them, and the sounds that answer.
  /// - Returns: the calls from the first breath to the end.
  private func play(_ home: Home, _ allocations: Allocations) throws -> Int64 {
    #expect(try home.limber("start", "all").status == 0)
    try eventually("the first breath", within: 60) { try position(home) > 1600 }
    let before = allocations.own
    try eventually("the hold is under way", within: 60) { try position(home) > 12_500 }
    for command in [["pause"], ["resume"], ["extend", "3s"], ["back"], ["skip"], ["skip"]] {
      let finished = try home.run(Programs.limber, command)
      #expect(finished.status == 0, "\(command): \(finished.errors)")
      usleep(700_000)
    }
    try eventually("it ends", within: 90) { try home.status()["session"] is NSNull }
    return allocations.own - before
  }
}
