import{defineDemo as bt}from"dl101-lib";import{h as Ie}from"dl101-lib";import{createChoice as vt}from"dl101-lib";import{number as yt,numbers as Ue,oneOf as $t,someOf as Ge}from"dl101-lib";var k={bowl:{height:(e,t)=>(e*e+t*t)/2,slope:(e,t)=>[e,t],python:"(x**2 + y**2) / 2",pythonSlope:["x","y"]},valley:{height:(e,t)=>(e+1)**2/2+(t-.5)**2,slope:(e,t)=>[e+1,2*(t-.5)],python:"(x + 1)**2 / 2 + (y - 0.5)**2",pythonSlope:["x + 1","2 * (y - 0.5)"]},ravine:{height:(e,t)=>2.4*(e-1)**2-7.6*(e-1)*t+8.1*t*t,slope:(e,t)=>[4.8*(e-1)-7.6*t,16.2*t-7.6*(e-1)],python:"2.4 * (x - 1)**2 - 7.6 * (x - 1) * y + 8.1 * y**2",pythonSlope:["4.8 * (x - 1) - 7.6 * y","16.2 * y - 7.6 * (x - 1)"]},saddle:{height:(e,t)=>e*e-t*t+t**4/8+2,slope:(e,t)=>[2*e,t**3/2-2*t],python:"x**2 - y**2 + y**4 / 8 + 2",pythonSlope:["2 * x","y**3 / 2 - 2 * y"]},two_minima:{height:(e,t)=>(3*e**4-2*e**3-24*e*e+24*e+80)/32+(t-e/2)**2,slope:(e,t)=>[3*(e*e-4)*(e-.5)/8-(t-e/2),2*(t-e/2)],python:"(3 * x**4 - 2 * x**3 - 24 * x**2 + 24 * x + 80) / 32 + (y - x / 2)**2",pythonSlope:["3 * (x**2 - 4) * (x - 0.5) / 8 - (y - x / 2)","2 * (y - x / 2)"]}};import{float as H}from"dl101-lib";var[De,Q,D,j,Z]=[.9,.99,.9,.999,1e-8],Y={descent:e=>(t,o)=>t.map((n,r)=>n-e*o[r]),momentum(e){let t=null;return(o,n)=>(t=n.map((r,a)=>De*(t?.[a]??0)+r),o.map((r,a)=>r-e*t[a]))},rmsprop(e){let t=null;return(o,n)=>(t=n.map((r,a)=>Q*(t?.[a]??0)+(1-Q)*r*r),o.map((r,a)=>r-e*n[a]/(Math.sqrt(t[a])+Z)))},adam(e){let[t,o,n]=[null,null,0];return(r,a)=>{n+=1,t=a.map((s,d)=>D*(t?.[d]??0)+(1-D)*s),o=a.map((s,d)=>j*(o?.[d]??0)+(1-j)*s*s);let[c,i]=[1-D**n,1-j**n];return r.map((s,d)=>s-e*(t[d]/c)/(Math.sqrt(o[d]/i)+Z))}}};var b=100,R=.01,L=1e6,O={low:.001,high:10},A={descent:{name:"Gradient descent",letter:"G"},momentum:{name:"Momentum",letter:"M"},rmsprop:{name:"RMSprop",letter:"R"},adam:{name:"Adam",letter:"A"}},x=Object.keys(A),z={bowl:{name:"Bowl",start:[-2.5,1.5],high:9},ravine:{name:"Ravine",start:[-2.5,1],high:70},saddle:{name:"Saddle",start:[2.5,.5],high:10}},M=(e,t=.05)=>({surface:e,start:z[e].start,rates:x.map(()=>t),runners:x,steps:0}),I=M("ravine"),J=e=>e.map(t=>Number(Math.min(3,Math.max(-3,t)).toFixed(2))+0);function je(e,t,o,n){let{height:r,slope:a}=k[e],c=Y[o](n),i=[t],s=[r(...t)];for(;i.length<=b&&s.at(-1)<=L;)i.push(c(i.at(-1),a(...i.at(-1)))),s.push(r(...i.at(-1)));return{points:i,losses:s}}function E({surface:e,start:t,rates:o,runners:n,steps:r}){return n.map(a=>{let c=o[x.indexOf(a)],{points:i,losses:s}=je(e,t,a,c),d=Math.min(r,s.length-1),l=s.findLastIndex(p=>p>=R)+1,m=l<s.length?l:null;return{id:a,rate:c,points:i,losses:s,at:d,loss:s[d],arrival:m,isLost:s[d]>L}})}var T=({arrival:e},{steps:t})=>e!==null&&e<=t;function V(e){let t=E(e).filter(r=>T(r,e)),o=Math.min(...t.map(({arrival:r})=>r)),n=t.filter(({arrival:r})=>r===o);return n.length===1?n[0].id:""}var C=({rates:e})=>e.every(t=>t===e[0])?e[0]:null;var X=`${L/1e6}e6`,He={descent:`def descent(rate):
    def step(w, g):
        return [w[i] - rate * g[i] for i in range(2)]
    return step
`,momentum:`def momentum(rate, mu=0.9):
    v = [0.0, 0.0]
    def step(w, g):
        for i in range(2):
            v[i] = mu * v[i] + g[i]
        return [w[i] - rate * v[i] for i in range(2)]
    return step
`,rmsprop:`def rmsprop(rate, alpha=0.99, epsilon=1e-8):
    s = [0.0, 0.0]
    def step(w, g):
        for i in range(2):
            s[i] = alpha * s[i] + (1 - alpha) * g[i]**2
        return [w[i] - rate * g[i] / (s[i]**0.5 + epsilon) for i in range(2)]
    return step
`,adam:`def adam(rate, beta1=0.9, beta2=0.999, epsilon=1e-8):
    m, s, t = [0.0, 0.0], [0.0, 0.0], 0
    def step(w, g):
        nonlocal t
        t += 1
        for i in range(2):
            m[i] = beta1 * m[i] + (1 - beta1) * g[i]
            s[i] = beta2 * s[i] + (1 - beta2) * g[i]**2
        m_hat = [value / (1 - beta1**t) for value in m]
        s_hat = [value / (1 - beta2**t) for value in s]
        return [w[i] - rate * m_hat[i] / (s_hat[i]**0.5 + epsilon) for i in range(2)]
    return step
`},Ke={descent:`def descent(rate):
    def step(w, g):
        return w - rate * g
    return step
`,momentum:`def momentum(rate, mu=0.9):
    v = 0.0
    def step(w, g):
        nonlocal v
        v = mu * v + g
        return w - rate * v
    return step
`,rmsprop:`def rmsprop(rate, alpha=0.99, epsilon=1e-8):
    s = 0.0
    def step(w, g):
        nonlocal s
        s = alpha * s + (1 - alpha) * g**2
        return w - rate * g / (np.sqrt(s) + epsilon)
    return step
`,adam:`def adam(rate, beta1=0.9, beta2=0.999, epsilon=1e-8):
    m, s, t = 0.0, 0.0, 0
    def step(w, g):
        nonlocal m, s, t
        t += 1
        m = beta1 * m + (1 - beta1) * g
        s = beta2 * s + (1 - beta2) * g**2
        m_hat, s_hat = m / (1 - beta1**t), s / (1 - beta2**t)
        return w - rate * m_hat / (np.sqrt(s_hat) + epsilon)
    return step
`},qe={descent:e=>`torch.optim.SGD([w], lr=${e})`,momentum:e=>`torch.optim.SGD([w], lr=${e}, momentum=0.9)`,rmsprop:e=>`torch.optim.RMSprop([w], lr=${e})`,adam:e=>`torch.optim.Adam([w], lr=${e})`};function ee({surface:e,start:t,rates:o,runners:n,steps:r}){let{python:a,pythonSlope:c}=k[e],i=c.join(", "),s=t.map(H).join(", "),d=f=>o[x.indexOf(f)],l=f=>n.map(g=>f[g]).join(`
`),m=f=>n.map(g=>`    ("${A[g].name}", ${f(g)}),`).join(`
`),p=f=>`race = [
${m(g=>`${g}(${H(d(g))})`)}
]
for name, step in race:
    w = ${f}
    for _ in range(${r}):
        if loss(w) > ${X}:  # it has diverged
            break
        w = step(w, gradient(w))
    print(f"{name}: {loss(w)}")
`;return{Python:`def loss(w):
    x, y = w
    return ${a}

def gradient(w):
    x, y = w
    return [${i}]

${l(He)}
${p(`[${s}]`)}`,NumPy:`import numpy as np

def loss(w):
    x, y = w
    return ${a}

def gradient(w):
    x, y = w
    return np.array([${i}])

${l(Ke)}
${p(`np.array([${s}])`)}`,PyTorch:`import torch

def loss(w):
    x, y = w
    return ${a}

race = [
${m(f=>`lambda w: ${qe[f](H(d(f)))}`)}
]
for name, make_optimizer in race:
    w = torch.tensor([${s}], dtype=torch.float64, requires_grad=True)
    optimizer = make_optimizer(w)
    for _ in range(${r}):
        height = loss(w)
        if height > ${X}:  # it has diverged
            break
        optimizer.zero_grad()
        height.backward()
        optimizer.step()
    print(f"{name}: {loss(w).item()}")
`}}import{createCheck as Qe}from"dl101-lib";import{h as y,set as ne,setText as _}from"dl101-lib";import{createNumberField as Ze}from"dl101-lib";import{createChoice as Ye}from"dl101-lib";import{fixed as re}from"dl101-lib";var te=.001;function P(e){if(e>L)return"diverged";if(e===0)return"0";if(e<te)return`< ${te}`;let t=e>=100?0:Math.min(4,2-Math.floor(Math.log10(e)));return e>=1e3?Math.round(e).toLocaleString("en"):re(e,t)}function oe(e){let{surface:t,start:o,steps:n}=e,r=`${z[t].name}, start at (${o.map(d=>re(d)).join(", ")})`,a=E(e),c=a.length>1?C(e):null,i=c===null?"":`, all at the rate ${c}`;if(!a.length)return`${r}. Nobody runs: tick an optimizer.`;if(!n)return`${r}, where the loss is ${P(a[0].loss)}${i}. Step, or let them run.`;let s=a.map(d=>We(d,e,c));return`${r}${i}, after ${n} of ${b} steps. ${s.join(" ")}`}function We(e,t,o){let n=`${A[e.id].name}${o===null?`, rate ${e.rate}`:""}:`;if(e.isLost)return`${n} diverged.`;let r=T(e,t)?`, below ${R} from step ${e.arrival} on`:"";return`${n} loss ${P(e.loss)}${r}.`}var ae=["optimizer","rate","loss",`below ${R}`],Je=[.01,.03,.05,.1,.3,1],Ve=60;function se({state:e,edit:t,change:o,end:n}){let r=y("p",{class:"field-problem",role:"status"}),a=x.map((i,s)=>Xe(i,s,{state:e,edit:t,change:o,end:n,tell:d=>_(r,d)})),c=ae.map(i=>y("th",{scope:"col",role:"columnheader"},i));return{element:y("div",{},y("table",{role:"table"},y("thead",{},y("tr",{role:"row"},...c)),y("tbody",{},...a.map(({element:i})=>i))),r),draw(i,s){for(let d of a)d.draw(i,s)}}}function Xe(e,t,{state:o,edit:n,change:r,end:a,tell:c}){let{name:i,letter:s}=A[e],d=h=>h.runners.filter(w=>w!==e),l=Qe({text:i,choose:h=>n({runners:x.filter(w=>w===e?h:d(o.read()).includes(w))})});l.element.firstChild.after(y("span",{class:`line-sample is-${e}`,"aria-hidden":"true"},s));let m=Ze({fits:h=>h>=O.low&&h<=O.high,problem:()=>`Type a rate from ${O.low} to ${O.high}. ${i}’s is still ${o.read().rates[t]}.`,written:String,tell:c,enter(h){r({rates:o.read().rates.with(t,h)}),a()},attributes:{"aria-label":`${i}, learning rate`}}),p=(h,...w)=>y("td",{role:"cell","data-name":ae[h]},...w),[f,g]=[p(2,y("span")),p(3,y("span"))];return{element:y("tr",{role:"row"},y("th",{scope:"row",role:"rowheader"},l.element),p(1,m.input),f,g),draw(h,w){let u=w.find(v=>v.id===e);l.show(!!u),m.show(h.rates[t]),_(f.firstChild,u?P(u.loss):"–"),_(g.firstChild,u&&T(u,h)?`step ${u.arrival}`:"–")}}}function ie(e){let t=Ye({legend:"The same rate for all",options:Je.map(o=>({id:String(o),text:String(o)})),choose:o=>e({rates:x.map(()=>Number(o))})});return{element:t.element,draw:o=>t.show(String(C(o)))}}function le({read:e,go:t}){let o=0,n=(p,f,g="button")=>y("button",{type:"button",class:g,onclick:f},p),r=()=>{clearInterval(o),o=0,_(s,"Run")},a=()=>{document.hidden||t(Math.min(b,e()+1))},c=()=>matchMedia("(prefers-reduced-motion: reduce)").matches?t(b):(e()===b&&t(0),o=setInterval(a,Ve),_(s,"Pause")),i=p=>()=>{r(),p()!==e()&&t(p())},s=n("Run",()=>o?r():c(),"button is-first"),d=n("Step",i(()=>Math.min(b,e()+1))),l=n("Back to the start",i(()=>0)),m=y("span",{class:"step-count"});return{element:y("div",{class:"toolbar",role:"group","aria-label":"The race"},s,d,l,m),stop:r,draw({steps:p}){o&&p===b&&r(),ne(d,{"aria-disabled":String(p===b)}),ne(l,{"aria-disabled":String(p===0)}),_(m,`Step ${p} of ${b}`)}}}import{listOf as et}from"dl101-lib";var ce=5,de=1,[pe,he]=[.1,1],K=.1,ue=[{id:"plain_wins",text:`Bowl: get gradient descent below ${R} within ${ce} steps. Adam, at a rate from ${pe} to ${he}, must take longer`,show:()=>({...M("bowl"),rates:[.05,.05,.05,.1]})},{id:"ravine",text:"Ravine: give all four the same rate and see who is first. Then find a rate at which another one wins",show:()=>M("ravine")},{id:"saddle",text:`Saddle: start exactly on the ridge, y = 0. Who gets away? Then nudge the start off it, by ${K} or less, and run again`,show:()=>M("saddle")}],me=({runners:e})=>e.length===x.length,q=({surface:e,start:t})=>k[e].height(...t)>de;function tt(e){let[t,o]=["descent","adam"].map(a=>E(e).find(({id:c})=>c===a));if(e.surface!=="bowl"||!t||!o||!q(e))return!1;let n=o.rate>=pe&&o.rate<=he,r=T(t,e)&&t.arrival<=ce;return n&&r&&(o.arrival===null||o.arrival>t.arrival)}var rt=e=>e.surface==="saddle"&&e.start[1]!==0&&Math.abs(e.start[1])<=K&&E(e).some(t=>T(t,e)),fe=({found:e})=>x.filter(t=>e.includes(t));function ge(e){let t={plain_wins:tt(e),ravine:fe(e).length>1,saddle:e.found.includes("ridge")&&rt(e)};return Object.keys(t).filter(o=>t[o])}function we(e){let{surface:t,start:o,steps:n,found:r}=e,a=[];return me(e)&&t==="saddle"&&o[1]===0&&n===b&&a.push("ridge"),me(e)&&t==="ravine"&&q(e)&&C(e)!==null&&a.push(V(e)),{found:["ridge",...x].filter(c=>r.includes(c)||a.includes(c))}}function ot(e){return e.length>1?`First, each in a run of its own: ${et(e)}.`:e.length?`First so far: ${e[0]}.`:""}function xe(e){let t=fe(e).map(r=>A[r].name),o=e.surface==="bowl"&&!q(e),n=r=>!e.goals_reached.includes(r);return{plain_wins:o&&n("plain_wins")?`Start farther out, at a loss above ${de}.`:"",ravine:ot(t),saddle:e.found.includes("ridge")?`Nobody: on the ridge the slope in y is exactly 0.${n("saddle")?` Now nudge y by ${K} or less.`:""}`:""}}var be=[{id:"zigzag",name:"Zigzag",change:()=>({...M("ravine",.09),runners:["descent"],steps:30}),lesson:()=>"Gradient descent goes from wall to wall: across the ravine each step overshoots the floor, along it the slope is small. A rate of 0.1 or more would never get down."},{id:"roll",name:"Gather speed",change:()=>({...M("ravine",.01),runners:["descent","momentum"],steps:90}),lesson:()=>"Both have the rate 0.01. Along the floor all slopes point the same way, and momentum's velocity adds them up: it is below 0.01 from step 83 on, and gradient descent isn't there after 100."},{id:"too_fast",name:"Too fast for one",change:()=>({...M("ravine",.11),steps:30}),lesson:()=>"All have the rate 0.11. Gradient descent lands higher on the other wall at each step: it diverges. RMSprop is below 0.01 from step 64 on, momentum from step 88 on, Adam isn't after 100."},{id:"ridge",name:"On the ridge",change:()=>({...M("saddle"),start:[2.5,0],steps:b}),lesson:()=>"All four end on the pass at (0, 0), with a loss of 2: on the ridge the slope in y is exactly 0, and each rule turns 0 into no step. Nudge the start up or down."}];var ve=`.dl101.demo-optimizerrace :is(.main,.column){display:grid;grid-template-columns:minmax(0,1fr);gap:.9rem;align-content:start}.dl101.demo-optimizerrace .toolbar{align-items:center}.dl101.demo-optimizerrace .step-count{color:var(--muted);font-variant-numeric:tabular-nums}.dl101.demo-optimizerrace .is-first{justify-content:center;min-width:5rem;border-color:var(--accent);background:var(--accent);color:var(--paper);font-weight:650}.dl101.demo-optimizerrace .is-first:hover{background:var(--positive-ink)}.dl101.demo-optimizerrace .readout{min-height:7.3em}.dl101.demo-optimizerrace .choice-row span{padding-inline:.55rem}.dl101.demo-optimizerrace table{width:100%;margin:0;border-collapse:collapse;font-size:.94rem;font-variant-numeric:tabular-nums}.dl101.demo-optimizerrace :is(th,td){padding:.15rem .2rem;border:0;background:none;font-weight:400;text-align:end}.dl101.demo-optimizerrace tr>:first-child{padding-inline-start:0;text-align:start}.dl101.demo-optimizerrace thead th{color:var(--muted);font-size:.86rem;white-space:nowrap}.dl101.demo-optimizerrace tbody tr{border-top:1px solid var(--line)}.dl101.demo-optimizerrace td:nth-child(n+3){min-width:4em;white-space:nowrap}.dl101.demo-optimizerrace .number-field{width:clamp(3rem,16cqi,4.2rem);padding-inline:.35rem}@container (max-width: 19rem){.dl101.demo-optimizerrace thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}.dl101.demo-optimizerrace tbody tr{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,4.4rem),1fr));padding-bottom:.3rem}.dl101.demo-optimizerrace :is(th,td){padding-inline:0;text-align:start}.dl101.demo-optimizerrace tbody th{grid-column:1 / -1}.dl101.demo-optimizerrace td:before{content:attr(data-name);display:block;color:var(--muted);font-size:.86rem}}.dl101.demo-optimizerrace{--descent: var(--negative);--momentum: var(--positive);--rmsprop: var(--ink);--adam: var(--good)}.dl101.demo-optimizerrace .is-descent{--tint: var(--descent)}.dl101.demo-optimizerrace .is-momentum{--tint: var(--momentum)}.dl101.demo-optimizerrace .is-rmsprop{--tint: var(--rmsprop)}.dl101.demo-optimizerrace .is-adam{--tint: var(--adam)}.dl101.demo-optimizerrace :is(.run,.casing){fill:none;stroke:var(--paper);stroke-width:5.5;stroke-linejoin:round;stroke-linecap:round;pointer-events:none}.dl101.demo-optimizerrace .run{stroke:var(--tint);stroke-width:2.5}.dl101.demo-optimizerrace .run.is-descent{stroke-width:3;stroke-dasharray:1 5}.dl101.demo-optimizerrace .run.is-rmsprop{stroke-dasharray:7 5}.dl101.demo-optimizerrace .run.is-adam{stroke-dasharray:11 4 1 4}.dl101.demo-optimizerrace .badges{pointer-events:none}.dl101.demo-optimizerrace .badge circle{fill:var(--paper);stroke:var(--tint);stroke-width:2.5}.dl101.demo-optimizerrace .badge text{font-size:12.5px;font-weight:700}.dl101.demo-optimizerrace .line-sample{display:grid;flex:none;place-items:center;width:1.4rem;height:1.4rem;border:2.5px solid var(--tint);border-radius:50%;background:var(--paper);font-size:.8rem;font-weight:700}.dl101.demo-optimizerrace .check{gap:.4rem;line-height:1.2}.dl101.demo-optimizerrace .chart{max-width:31rem}.dl101.demo-optimizerrace .chart .plot-frame{fill:var(--paper)}.dl101.demo-optimizerrace .chart .plot-label{font-size:15px}.dl101.demo-optimizerrace .grid{stroke:var(--line)}.dl101.demo-optimizerrace .finish{stroke:var(--good);stroke-width:1.5;stroke-dasharray:3 3}@container (min-width: 44rem){.dl101.demo-optimizerrace .main{grid-template-columns:minmax(0,1fr) minmax(0,1fr);column-gap:2rem}}
`;import{contourLevels as at,paintBands as st}from"dl101-lib";import{h as it,set as U,setText as Me,svg as $}from"dl101-lib";import{fixed as ye}from"dl101-lib";import{createHandle as lt}from"dl101-lib";import{axisLabel as $e,createPlot as mt,createScales as ct}from"dl101-lib";import{same as dt}from"dl101-lib";var pt=9,F=[-3-.15,3+.15],Se=[-3,-2,-1,0,1,2,3],ht=9,ut=(e,{x:t,y:o})=>e.map(([n,r],a)=>`${a?"L":"M"}${t(n).toFixed(1)} ${o(r).toFixed(1)}`).join(""),Ae=13,ke=(e,t)=>Math.min(t,Math.max(-t,e)),Ee=([e,t,o,n],...r)=>{let[a,c]=[o-e,n-t],i={x:e,y:t,width:a,height:c,viewBox:`${e} ${t} ${a} ${c}`};return $("svg",{...i,"aria-hidden":"true"},...r)},Te=()=>x.map(e=>({id:e,casing:$("path",{class:"casing"}),line:$("path",{class:`run is-${e}`})})),Ne=()=>x.map(e=>{let t=Me($("text",{"text-anchor":"middle",y:4.5}),A[e].letter);return{id:e,node:$("g",{class:`badge is-${e}`},$("circle",{r:9}),t)}}),Oe=(e,t,o)=>U(e,{display:null,transform:`translate(${t.toFixed(1)} ${o.toFixed(1)})`});function Le({state:e,change:t,end:o,colors:n}){let r=mt({domains:{x:F,y:F},ticks:{x:Se,y:Se},labels:{x:"x",y:"y"},title:"The surface from above",cells:180}),[a,c]=[Te(),Ne()],i=[r.x(F[0]),r.y(F[1]),r.x(F[1]),r.y(F[0])];r.marks.append(Ee(i,...a.map(({casing:m})=>m),...a.map(m=>m.line)),$("g",{class:"badges","aria-hidden":"true"},...c.map(({node:m})=>m).toReversed()));let s=(m,p)=>t({start:J(m)},p),d=lt(r,{label:"The start",kind:"move",drag:m=>s(m.map(ft),"start"),nudge:m=>s(e.read().start.map((p,f)=>p+m[f]*.1)),end:o}),l=null;return{element:r.element,draw(m,p){let{good:f,paper:g}=n(),h=[m.surface,f,g],{height:w}=k[m.surface],u=at(0,z[m.surface].high,pt);dt(h,l)||st(r,w,u,{deep:f,paper:g}),l=h,gt(r,a,c,p);let[v,G]=m.start;d.place(m.start,{now:v,min:-3,max:3,text:`x = ${ye(v)}, y = ${ye(G)}`})}}}var ft=e=>Math.round(e*10)/10;function gt(e,t,o,n){for(let{id:a,casing:c,line:i}of t){let s=n.find(p=>p.id===a),d=s?.points.slice(0,s.at+1)??[],l=d.findIndex(p=>Math.hypot(...p)>ht),m=l<0?d:d.slice(0,l+1);for(let p of[c,i])U(p,{d:ut(m,e)})}let r=[];for(let{id:a,node:c}of o){let i=n.find(l=>l.id===a);if(!i?.at){U(c,{display:"none"});continue}let[s,d]=i.points[i.at].map((l,m)=>e["xy"[m]](ke(l,3)));for(;r.some(([l,m])=>Math.hypot(s-l,d-m)<Ae-1);)s+=Ae;r.push([s,d]),Oe(c,s,d)}}var[Ce,_e]=[360,190],wt={width:Ce,height:_e,left:58,right:30,top:10,bottom:34},Re=[-4,-2,0,2],W={x:[0,b],y:[-4.3,2.5]},ze=17;function Fe(){let e=ct(W,wt),[t,o]=[Te(),Ne()],[n,r]=W.x.map(e.x),[a,c]=W.y.map(e.y),i=l=>$("path",{class:"grid",d:`M${n} ${e.y(l)}H${r}`}),s=(l,m,p,f)=>Me($("text",{class:"plot-tick",x:l,y:m,"text-anchor":p,"aria-hidden":"true"}),f),d=$("svg",{class:"plot-marks",viewBox:`0 0 ${Ce} ${_e}`,role:"img","aria-label":"The loss after each step"},$("rect",{class:"plot-frame",x:n,y:c,width:r-n,height:a-c}),...Re.map(i),$("path",{class:"finish",d:`M${n} ${e.y(Math.log10(R))}H${r}`}),...Re.map(l=>s(n-6,e.y(l)+5,"end",String(10**l))),...[0,25,50,75,100].map(l=>s(e.x(l),a+17,"middle",String(l))),$e("step",e.x(62.5),a+20,"middle"),$e("loss",n-6,e.y(-1)+5,"end"),Ee([n,c,r,a],...t.flatMap(l=>[l.casing,l.line])),$("g",{class:"badges","aria-hidden":"true"},...o.map(({node:l})=>l)));return{element:it("div",{class:"plot chart"},d),draw(l,m){let p=h=>ke(e.y(Math.log10(Math.max(h,1e-12))),1e3);for(let{id:h,casing:w,line:u}of t){let v=m.find(N=>N.id===h),Pe=(v?v.losses.slice(0,v.at+1).map((N,B)=>[e.x(B),p(N)]):[]).map(([N,B],Be)=>`${Be?"L":"M"}${N.toFixed(1)} ${B.toFixed(1)}`).join("");for(let N of[w,u])U(N,{d:Pe})}let f=m.filter(({at:h})=>h).map(({id:h,at:w,loss:u})=>({id:h,x:e.x(w)+13,y:p(u)})),g=xt(f,c+9,a-9);for(let{id:h,node:w}of o){let u=g.find(v=>v.id===h);u?Oe(w,u.x,u.y):U(w,{display:"none"})}}}}function xt(e,t,o){let n=e.map(r=>({...r,y:Math.min(o,Math.max(t,r.y))})).sort((r,a)=>r.y-a.y);for(let r=1;r<n.length;r++)n[r].y=Math.max(n[r].y,n[r-1].y+ze);for(let r=n.length-1,a=o;r>=0;r--,a-=ze)n[r].y=Math.min(n[r].y,a);return n}var St={surface:$t(Object.keys(z),I.surface),start:Ue(I.start,{low:-3,high:3}),rates:Ue(I.rates,O),runners:Ge(x,x),steps:yt(0,{low:0,high:b,whole:!0}),found:Ge(["ridge",...x])};function At({root:e,state:t,parts:o,edit:n,end:r,colors:a,beforeLead:c,onLeave:i}){let s=(u,v)=>{h.stop(),n({...u,steps:0},v)},d={state:t,edit:n,change:s,end:r,colors:a},l=vt({legend:"Surface",options:Object.entries(z).map(([u,{name:v}])=>({id:u,text:v})),choose:u=>s({surface:u,start:z[u].start})}),[m,p,f]=[Le(d),Fe(),se(d)],g=ie(s),h=le({read:()=>t.read().steps,go:u=>t.record({steps:u})});c(h.stop),i(h.stop);let w=(...u)=>Ie("div",{class:"column"},...u);return e.append(Ie("div",{class:"main"},w(l.element,m.element,h.element,o.readout),w(f.element,g.element,p.element,o.presets,o.toolbar)),o.goals,o.code),u=>{let v=E(u);l.show(u.surface);for(let G of[m,p,f,g,h])G.draw(u,v)}}var gr=bt({name:"OptimizerRace",css:ve,rules:St,undoable:["surface","start","rates","runners"],undoableByStep:["steps"],start:I,presets:be,goals:ue,reached:ge,settle:we,notes:xe,describe:oe,code:ee,build:At});export{gr as default};
