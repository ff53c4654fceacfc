# Makes the user's half of every row of services.tsv: NT's stub, under both of its names.
BEGIN {
    FS = "\t"
    print "# Made by generate/stubs.awk of services.tsv.\n\n    .text\n    .p2align 4"
}
NR > 1 {
    zw = "Zw" substr($2, 3)
    printf "\n    .globl _%s@%s, _%s@%s\n_%s@%s:\n_%s@%s:\n", $2, $4, zw, $4, $2, $4, zw, $4
    printf "    movl $%s, %%eax\n    movl $0x7FFE0300, %%edx\n    call *(%%edx)\n", $1
    print $4 == 0 ? "    ret" : "    ret $" $4
}
