// What the daemon needs of the store. The adapter is the store itself.

import Scheduling
import Store

package protocol StorePort: AnyObject {
  func record(_ decision: Decision) throws(StoreError)
  func keep(_ rule: RuleInForce) throws(StoreError)
  func decisions(since start: WallInstant) throws(StoreError) -> [Decision]
  func rules() throws(StoreError) -> [RuleInForce]
  func value(_ name: String) throws(StoreError) -> String?
  func setValue(_ value: String?, for name: String) throws(StoreError)
  func close() throws(StoreError)
}

extension HistoryStore: StorePort {}
