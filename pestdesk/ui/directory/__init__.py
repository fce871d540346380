"""Extra → Leerlingen: the directory of pupils, the page of each, and the merge of two who are one."""
