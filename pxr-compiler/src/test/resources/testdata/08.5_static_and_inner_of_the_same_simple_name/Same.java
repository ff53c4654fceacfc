/** Nested classes of one simple name live in different classes. */
class Same {
    static class Builder {
        Same build() {
            return new Same();                  //: new Same -> Same#<init>()
        }
    }

    static class Sub extends Same {
        static class Builder extends Same.Builder {     //: Same -> Same; Builder@2 -> Same$Builder
            @Override
            Sub build() {
                return new Sub();
            }
        }

        Builder mine = new Builder();
        //: Builder -> Same$Sub$Builder; new Builder@2 -> Same$Sub$Builder#<init>()
        Same.Builder its = new Same.Builder();
        //: Builder -> Same$Builder; new Builder@2 -> Same$Builder#<init>()
    }
}
