# shellcheck shell=bash disable=SC2154
# From the sources to what a school gets. Sourced by build-windows.sh, which sets `here`, `work` and `python`.

# Freeze NUMBER in FOLDER: leaves FOLDER/dist/PestDesk.
freeze() {
  local number=$1 folder=$2 told
  take_sources "$folder/source" "$number"
  install_program "$folder/source" "$python"
  (
    cd "$folder/source" || exit
    in_wine 1200 "$python/python.exe" -m PyInstaller --noconfirm --distpath ../dist --workpath ../work \
      packaging/pestdesk.spec >"$folder/pyinstaller.log"
  )
  if [[ ! -s $folder/dist/PestDesk/PestDesk.exe ]]; then
    tail -20 "$folder/pyinstaller.log" >&2
    return 1
  fi
  told=$(run_tool "$folder" licences.py ../dist/PestDesk/licenties)
  echo "$told"
  [[ $told == "licences: every part"* ]]
  sed "s/@VERSION@/$number/; s/\$/\r/" "$here/windows/LEESMIJ.txt" >"$folder/dist/PestDesk/LEESMIJ.txt"
  "$here/sign.sh" "$folder/dist/PestDesk/PestDesk.exe"
  settle "$folder/dist"
}

# Run a script of FOLDER/source/packaging by the Windows Python. This one, as it is embedded, looks for modules in none
# but its own folders.
run_tool() {
  local folder=$1 name=$2
  shift 2
  (
    cd "$folder/source" || exit
    in_wine 300 "$python/python.exe" -c "import runpy, sys; sys.argv.pop(0); sys.path.insert(0, 'packaging')
runpy.run_path(sys.argv[0], run_name='__main__')" "packaging/$name" "$@" | tr -d '\r'
  )
}

# What the archives keep of a file besides its bytes.
settle() {
  find "$1" -type d -exec chmod 755 {} +
  find "$1" -type f -exec chmod 644 {} +
  find "$1" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
}

# Hold the bundle to its promises: the rules of every system, and what it asks of Windows.
check_bundle() {
  local folder=$1 told
  told=$(run_tool "$folder" check_bundle.py ../dist/PestDesk)
  echo "$told"
  [[ $told == "bundle: holds"* ]]
  PYTHONPATH=$work/tools python3 "$here/windows/import_audit.py" "$folder/dist/PestDesk"
}

# Make the two installers of NUMBER of FOLDER, in INTO; further arguments go to NSIS.
make_installers() {
  local number=$1 folder=$2 into=$3
  mkdir -p "$into"
  python3 "$here/windows/installer_sources.py" "$folder/dist/PestDesk" "$number" "$folder"
  make_setup "$@"
  make_msi "$@"
}

make_setup() {
  local number=$1 folder=$2 into=$3 icons=$2/work/pestdesk/icons
  shift 3
  convert -size 164x314 'xc:#e6f0ee' "$icons/pestdesk-128.png" -gravity center -composite -alpha off \
    "BMP3:$folder/side.bmp"
  # It is unpacked with its time, as every file is.
  touch --date="@$SOURCE_DATE_EPOCH" "$folder/side.bmp"
  makensis -V2 -WX "$@" -INPUTCHARSET UTF8 -DVERSION="$number" -DFILES="$folder/files.nsh" \
    -DICON="$icons/PestDesk.ico" -DSIDE="$folder/side.bmp" \
    -DSIZE_KB="$(du --apparent-size -sk "$folder/dist/PestDesk" | cut -f1)" \
    -DOUT="$into/PestDesk-$number-setup.exe" "$here/windows/setup.nsi"
}

make_msi() {
  local number=$1 folder=$2 into=$3 file
  file=$into/PestDesk-$number.msi
  rm -f "$file"
  # It takes files by their place from here only.
  (cd "$folder/dist/PestDesk" && wixl --arch x64 --output "$file" "$folder/PestDesk.wxs")
  python3 "$here/windows/settle_msi.py" "$file" "$(<"$folder/package-code")" "$SOURCE_DATE_EPOCH"
}

make_zip() {
  local number=$1 folder=$2 into=$3 file
  file=$into/PestDesk-$number-windows-portable.zip
  rm -f "$file"
  (cd "$folder/dist" && find PestDesk -print | sort | zip -q -X -9 -@ "$file")
}
