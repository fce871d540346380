# Builds PestDesk on a real Windows, and tries what it built.
#
# usage: powershell -File packaging\build-windows.ps1
#
# NOT RUN YET: there was no Windows when this was written. What is built on Debian by build-windows.sh was tried under
# wine; this does the same by the same spec, list of wheels and NSIS script.
#
# Needs: Windows 10 (1903) or later, 64-bit; CPython 3.13 from python.org (`py -3.13`); git; NSIS 3.08 or later for the
# setup program. A release is made on Debian: only there are the MSI, of which the codes must stay the same, and the
# licence texts, of which Debian has the long ones.
$ErrorActionPreference = 'Stop'

$Root = Split-Path -Parent $PSScriptRoot
$Here = Join-Path $Root 'packaging'
$Work = Join-Path $Root 'build\windows'
$Dist = Join-Path $Root 'dist'
$Python = Join-Path $Work 'venv\Scripts\python.exe'
$Bundle = Join-Path $Work 'new\dist\PestDesk'

# The exit code of a program is no error to PowerShell by itself.
function Invoke-Checked {
    param([string] $Program, [string[]] $Arguments)
    & $Program @Arguments
    if ($LASTEXITCODE -ne 0) { throw "$Program $Arguments ended with $LASTEXITCODE" }
}

# A program with a window is not waited for by itself.
function Invoke-Waiting {
    param([string] $Program, [string] $Arguments)
    $process = Start-Process -FilePath $Program -ArgumentList $Arguments -Wait -PassThru
    if ($process.ExitCode -ne 0) { throw "$Program $Arguments ended with $($process.ExitCode)" }
}

function New-Environment {
    if (Test-Path $Work) { Remove-Item -Recurse -Force $Work }
    New-Item -ItemType Directory -Force $Work, $Dist | Out-Null
    Invoke-Checked 'py' @('-3.13', '-m', 'venv', (Join-Path $Work 'venv'))
    Invoke-Checked $Python @('-m', 'pip', 'install', '--quiet', '--no-deps', '--only-binary', ':all:', '--require-hashes',
        '--requirement', (Join-Path $Here 'windows\wheels.txt'))
    # hatchling is fetched by pip for this; it is no part of the bundle.
    Invoke-Checked $Python @('-m', 'pip', 'install', '--quiet', '--no-deps', $Root)
}

function New-Bundle {
    $env:SOURCE_DATE_EPOCH = git -C $Root log -1 --format=%ct
    $env:PYTHONHASHSEED = '0'
    $env:PYINSTALLER_ZLIB_COMPRESSION_LEVEL = '0'
    Push-Location $Root
    try {
        Invoke-Checked $Python @('-m', 'PyInstaller', '--noconfirm', '--distpath', (Join-Path $Work 'new\dist'),
            '--workpath', (Join-Path $Work 'new\work'), 'packaging\pestdesk.spec')
        Invoke-Checked $Python @('packaging\check_bundle.py', $Bundle)
        Invoke-Checked $Python @('packaging\windows\import_audit.py', $Bundle)
    } finally { Pop-Location }
    (Get-Content -Encoding UTF8 (Join-Path $Here 'windows\LEESMIJ.txt')).Replace('@VERSION@', $Version) |
        Set-Content -Encoding UTF8 (Join-Path $Bundle 'LEESMIJ.txt')
}

function New-Artefacts {
    Compress-Archive -Force -Path $Bundle -DestinationPath (Join-Path $Dist "PestDesk-$Version-windows-portable.zip")
    Invoke-Checked $Python @((Join-Path $Here 'windows\installer_sources.py'), $Bundle, $Version, (Join-Path $Work 'new'))
    $size = [int] ((Get-ChildItem -Recurse -File $Bundle | Measure-Object -Sum Length).Sum / 1KB)
    Invoke-Checked 'makensis' @('-V2', '-WX', '-INPUTCHARSET', 'UTF8', "-DVERSION=$Version",
        "-DFILES=$Work\new\files.nsh", "-DICON=$Work\new\work\pestdesk\icons\PestDesk.ico", "-DSIZE_KB=$size",
        "-DOUT=$Setup", (Join-Path $Here 'windows\setup.nsi'))
}

# Installs it for this user, tests it where it then is, and takes it away again.
function Test-Setup {
    $place = Join-Path $env:TEMP "Pest D$([char] 0xE9)sk"
    # NSIS wants /D last and without quotes, also with a space in it.
    Invoke-Waiting $Setup "/S /D=$place"
    Invoke-Checked $Python @((Join-Path $Here 'self_tested.py'), (Join-Path $place 'PestDesk.exe'))
    Invoke-Waiting (Join-Path $place 'uninstall.exe') '/S'
    # The uninstaller goes on from another place.
    foreach ($second in 1..30) { if (Test-Path $place) { Start-Sleep 1 } }
    if (Test-Path $place) { throw "the uninstaller left $place" }
}

$Version = (Select-String -Path (Join-Path $Root 'pestdesk\__init__.py') -Pattern '^__version__ = "(.*)"$').Matches[0].Groups[1].Value
$Setup = Join-Path $Dist "PestDesk-$Version-setup.exe"
New-Environment
New-Bundle
New-Artefacts
Test-Setup
Get-ChildItem $Dist -Filter "PestDesk-$Version*" | ForEach-Object {
    '{0}  {1:N1} MB  sha256 {2}' -f $_.Name, ($_.Length / 1MB), (Get-FileHash -Algorithm SHA256 $_.FullName).Hash.ToLower()
}
