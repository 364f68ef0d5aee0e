// The number by which reminders of many people are spread.

import Testing

@testable import Service

@Suite struct MachineIdentityTests {
  @Test func itIsTheSameForAUserOnAMachineAndOtherwiseAnother() {
    let machine = Array("0123456789abcdef0123456789abcdef".utf8)
    let number = MachineIdentity.number(of: "x", machine: machine, user: 1000)
    #expect(number == MachineIdentity.number(of: "x", machine: machine, user: 1000))
    #expect(number != MachineIdentity.number(of: "y", machine: machine, user: 1000))
    #expect(number != MachineIdentity.number(of: "x", machine: machine, user: 1001))
    #expect(number != MachineIdentity.number(of: "x", machine: [], user: 1000))
    #expect(MachineIdentity.number(of: "x") == MachineIdentity.number(of: "x"))
  }

  @Test func usersAreSpreadEvenly() {
    let delays = (0..<6000).map { user in
      MachineIdentity.number(of: "x", machine: [1, 2, 3], user: UInt32(user)) % 600
    }
    let tenths = Dictionary(grouping: delays) { $0 / 60 }.mapValues(\.count)
    #expect(tenths.count == 10)
    #expect(tenths.values.allSatisfy { (500...700).contains($0) }, "\(tenths)")
  }
}
