// Every declared command is carried out by somebody.

import Commands
import Testing

@testable import Authoring
@testable import Console
@testable import Doctor
@testable import Listening
@testable import Records

@Suite struct OfflineWorkTests {
  @Test func everyCommandIsTheDaemonsOrTheWorkshops() {
    for command in Limber.leaves {
      let isDaemons = command is any DaemonCommand.Type
      #expect(isDaemons != (command is any OfflineCommand.Type), "\(command)")
    }
  }

  @Test func everyOfflineCommandHasItsWork() {
    let commands = Limber.leaves.filter { $0 is any OfflineCommand.Type }
    #expect(commands.count > 30)
    for command in commands { #expect(command is any OfflineWork.Type, "\(command)") }
  }
}
