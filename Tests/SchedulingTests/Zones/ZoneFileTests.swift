// Zone files that are damaged: they are rejected, or read as other rules, and nothing traps.

import TestSupport
import Testing

@testable import Scheduling

@Suite struct ZoneFileTests {
  @Test(arguments: ["Europe/Berlin", "Australia/Lord_Howe", "America/New_York", "Etc/UTC"])
  func aFileCutOffAnywhereIsRejected(name: String) throws {
    let bytes = try TestZones.bytes(name)
    _ = try ZoneRules(tzif: bytes)
    for length in bytes.indices {
      #expect(throws: ZoneFileError.self, "\(length) bytes") {
        _ = try ZoneRules(tzif: Array(bytes[..<length]))
      }
    }
  }

  @Test func twoThousandDamagedFilesAreReadOrRejected() throws {
    let whole = try TestZones.bytes("Europe/Dublin")
    var random = SeededNumbers(seed: 9636)
    var (read, rejected) = (0, 0)
    for _ in 0..<2000 {
      var bytes = whole
      // Half of the damage is where it does the most harm: the second header and the footer.
      let header = whole.count / 2 - 200..<whole.count
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        let place =
          Bool.random(using: &random)
          ? Int.random(in: bytes.indices, using: &random)
          : Int.random(in: header, using: &random)
        bytes[place] = UInt8.random(in: 0...255, using: &random)
      }
      do {
        use(try ZoneRules(tzif: bytes))
        read += 1
      } catch {
        rejected += 1
      }
    }
    #expect(read > 100)
    #expect(rejected > 100)
  }

  /// Asks for all that a daemon asks for.
  private func use(_ rules: ZoneRules) {
    for year in stride(from: 1900, through: 2100, by: 25) {
      let local = CivilDateTime(
        CivilDate(year: year, month: 3, day: 31)!, CivilTime(hour: 2, minute: 30)!)
      _ = rules.civil(at: rules.instant(of: local))
    }
  }

  @Test func damageIsCalledByItsName() throws {
    let whole = try TestZones.bytes("Europe/Berlin")
    func error(_ change: (inout [UInt8]) -> Void) -> ZoneFileError? {
      var bytes = whole
      change(&bytes)
      do throws(ZoneFileError) { _ = try ZoneRules(tzif: bytes) } catch { return error }
      return nil
    }
    #expect(error { $0[0] = 0 } == .notTZif)
    #expect(error { $0[4] = 0 } == .tooOld)
    #expect(error { $0 = [] } == .truncated)
    #expect(
      error { $0.replaceSubrange(20..<24, with: [0, 1, 0x86, 0xA1]) }
        == .malformed("a count of 100001"))
    #expect(error { $0[$0.count - 2] = 0x78 } == .badFooter("CET-1CEST,M3.5.0,M10.5.0/x"))
    #expect(error { $0[$0.count - 1] = 0x30 } == .truncated)
  }
}
