/** What stands before the last dot of a call may be a package, a type, a variable or any expression. */
class Chain {
    static Chain make() {
        return new Chain();
    }

    Chain self = this;

    Chain go() {
        return self.self.go();
        //: self -> Chain#self; self@2 -> Chain#self; go -> Chain#go()
    }

    String run() {
        return Chain.make().go().self.go().toString();
        //: Chain -> Chain; make -> Chain#make(); go@2 -> Chain#go(); toString -> Object#toString()
    }

    String full() {
        return java.lang.String.valueOf(1);
        //: java -> java; lang -> java.lang; String -> java.lang.String
        //: valueOf -> String#valueOf(int)
    }
}
