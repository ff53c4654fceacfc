/** A constant of an interface is a field of all that implement it. */
class Constants {
    interface Limits {
        int MAX = 10, MIN = MAX - 9;            //: MAX@2 -> Constants$Limits#MAX
    }

    static class Impl implements Limits {
        int range = MAX - MIN;
        //: MAX -> Constants$Limits#MAX; MIN -> Constants$Limits#MIN
    }

    int max = Impl.MAX;                         //: MAX -> Constants$Limits#MAX
    int min = new Impl().MIN;                   //: MIN -> Constants$Limits#MIN
}
