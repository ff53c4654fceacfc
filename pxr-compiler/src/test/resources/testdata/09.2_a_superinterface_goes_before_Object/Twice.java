/** What an interface inherits from superinterfaces stands before what all have from Object. */
class Twice {
    interface Plain {}

    interface Named {
        @Override
        String toString();
    }

    interface Both extends Plain, Named {}

    String of(Both b) {
        return b.toString();                //: toString -> Twice$Named#toString()
    }
}
