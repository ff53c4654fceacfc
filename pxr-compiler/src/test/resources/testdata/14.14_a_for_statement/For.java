/** All parts of a for statement see its variables. */
class For {
    int run(int n) {
        int sum = 0;
        for (int i = 0, j = n; i < j; i++, --j) sum += i;
        //: i is #i; j is #j; i@2 -> #i; j@2 -> #j; update i@3 -> #i; update j@3 -> #j; i@4 -> #i
        int k;                                              //: k is #k
        for (k = 0, sum++; k < n; k += 2) {}                //: write k -> #k; update k@3 -> #k
        return k;
    }
}
