# Makes C prototypes of the rows of services.tsv. Types that no program here needs become ULONG or PVOID, which have the same size.
BEGIN {
    FS = "\t"
    split("HANDLE PHANDLE ACCESS_MASK ULONG LONG BOOLEAN PBOOLEAN PVOID PULONG PLONG USHORT PUNICODE_STRING POBJECT_ATTRIBUTES " \
          "PLARGE_INTEGER PCONTEXT PEXCEPTION_RECORD PCLIENT_ID NTSTATUS PNTSTATUS PIO_STATUS_BLOCK PSIZE_T SIZE_T PCWSTR PWSTR " \
          "PINITIAL_TEB PIO_APC_ROUTINE PTIMER_APC_ROUTINE PPS_APC_ROUTINE PKNORMAL_ROUTINE", names, " ")
    for (i in names) kept[names[i]] = 1
    print "// Made by generate/prototypes.awk of services.tsv."
    print "#pragma once\n"
}
function typeOf(parameter,   words, count, i, type, stars) {
    while (match(parameter, /_[A-Za-z][A-Za-z_]*_(\([^()]*(\([^()]*\)[^()]*)*\))?/))
        parameter = substr(parameter, 1, RSTART - 1) substr(parameter, RSTART + RLENGTH)
    stars = gsub(/\*|\[.*\]/, " ", parameter)
    count = split(parameter, words, " ")
    type = words[count - 1]
    if (stars > 0) return "PVOID"
    if (type in kept) return type
    return type ~ /^P/ && type !~ /CLASS$|TYPE$/ ? "PVOID" : "ULONG"
}
NR > 1 {
    count = $7 == "" ? 0 : split($7, parameters, ";")
    list = ""
    for (i = 1; i <= $3; i++) list = list (i > 1 ? ", " : "") (count == $3 ? typeOf(parameters[i]) : "ULONG")
    if (list == "") list = "void"
    print "NTSTATUS NTAPI " $2 "(" list ");"
}
