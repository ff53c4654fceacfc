/** Dimensions are expressions; initializers may nest. */
class Create {
    static final int N = 2;

    int[][] a = new int[N][N + 1];              //: N -> Create#N; N@2 -> Create#N
    int n = new int[] {N, 2}.length + new int[N][].length;
    //: N -> Create#N; length -> []#length; N@2 -> Create#N; length@2 -> []#length
    Object[] b = {N, new Object[] {a, this.a[N]}, Create.class};
    //: a -> Create#a; a@2 -> Create#a; Create -> Create
    String[][] c = new java.lang.String[][] {{"x"}, {}};
    //: java -> java; lang -> java.lang; String@2 -> java.lang.String
    Runnable[] r = {() -> a.clone(), this::toString};
    //: a -> Create#a; clone -> Object#clone(); methodref toString -> Object#toString()
}
